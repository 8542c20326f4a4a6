# exercise: threads/queues/walk
import queue
import threading

TREE = {
    "/": ["/etc", "/team"],
    "/team": ["/team/ann", "/team/ben"],
    "/team/ann": ["/team/ann/notes"],
}


def children(folder):
    return TREE.get(folder, [])


def walk(root):
    # 改好它：无论 children 多慢，都找到每个文件夹
    # Mend it: it finds every folder, however slow children is
    found = []
    folders = queue.Queue()

    def work():
        for folder in iter(folders.get, None):
            folders.task_done()
            found.append(folder)
            for child in children(folder):
                folders.put(child)

    threads = [threading.Thread(target=work) for _ in range(2)]
    folders.put(root)
    for thread in threads:
        thread.start()
    folders.join()
    for _ in threads:
        folders.put(None)
    for thread in threads:
        thread.join()
    return sorted(found)


if __name__ == "__main__":
    print(f"{len(walk('/'))} of 6 folders")
