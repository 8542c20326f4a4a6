# exercise: threads/locks/count_visits
import threading
import time

visits = {}


def render(page):
    time.sleep(0.01)
    return f"<h1>{page}</h1>"


def visit(page):
    # 并发访问时会少计；补上锁，但生成页面不要排队
    # Loses visits; add a lock, but let pages be rendered together
    seen = visits.get(page, 0)
    text = render(page)
    visits[page] = seen + 1
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
