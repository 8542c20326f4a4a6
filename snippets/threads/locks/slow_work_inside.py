import threading
import time

lock = threading.Lock()
pages = characters = 0


def fetch(url):
    global pages, characters
    with lock:
        # 代表一次网络请求
        # Stands for a network request
        time.sleep(0.03)
        text = f"text of {url}"
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

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "拿着锁等网络 / waits for the network with the lock"
# ///
