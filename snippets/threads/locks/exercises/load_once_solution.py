# exercise: threads/locks/load_once
import threading
import time

pages = {}
locks = {}
locks_lock = threading.Lock()


def load(url):
    print("loading", url)
    time.sleep(0.02)
    return f"text of {url}"


def get(url):
    # 一把锁守着这些锁，只在取锁的一瞬间拿着
    # One lock guards the locks, just while one is looked up
    with locks_lock:
        lock = locks.setdefault(url, threading.Lock())
    with lock:
        if url not in pages:
            pages[url] = load(url)
        return pages[url]


if __name__ == "__main__":
    threads = [
        threading.Thread(target=get, args=("/a",)) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(get("/a"))
