import threading
import time

lock = threading.Lock()
pages = characters = 0


def fetch(url):
    global pages, characters
    # 代表一次网络请求
    # Stands for a network request
    time.sleep(0.03)
    text = f"text of {url}"
    with lock:
        pages += 1
        characters += len(text)


threads = [
    threading.Thread(target=fetch, args=(url,), name=url)
    for url in ("/a", "/b", "/c")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{pages} pages, {characters} characters")
