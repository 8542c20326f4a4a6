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
    found = []
    folders = queue.Queue()

    def work():
        for folder in iter(folders.get, None):
            found.append(folder)
            for child in children(folder):
                folders.put(child)
            # 先计入子文件夹，再报告这个做完：计数中途不会到 0
            # Children count before their parent is done: no 0 between
            folders.task_done()

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
