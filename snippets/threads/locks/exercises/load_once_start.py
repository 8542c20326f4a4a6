# exercise: threads/locks/load_once
import threading
import time

pages = {}


def load(url):
    print("loading", url)
    time.sleep(0.02)
    return f"text of {url}"


def get(url):
    # 同一个 url 只加载一次；不同的 url 可以同时加载
    # Load each url once; different urls may load together
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
