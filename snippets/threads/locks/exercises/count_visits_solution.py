# exercise: threads/locks/count_visits
import threading
import time

visits = {}
lock = threading.Lock()


def render(page):
    time.sleep(0.01)
    return f"<h1>{page}</h1>"


def visit(page):
    text = render(page)
    # 从读到写，一步也不放开
    # Held from the read to the write
    with lock:
        visits[page] = visits.get(page, 0) + 1
    return text


if __name__ == "__main__":
    threads = [
        threading.Thread(target=visit, args=("/",)) for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"5 visits, counted: {visits['/']}")
