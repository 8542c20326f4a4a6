# exercise: threads/thread_object/run_crew
import collections
import threading


def run_crew(size, items, work):
    waiting = collections.deque(items)

    def take_and_work():
        while True:
            try:
                item = waiting.popleft()
            except IndexError:
                return
            work(item)

    threads = [
        threading.Thread(target=take_and_work) for _ in range(size)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    crew = set()
    done = []

    def work(item):
        crew.add(threading.current_thread())
        done.append(item)

    run_crew(3, list(range(12)), work)
    print("done:", len(done), "- at most 3 threads:", len(crew) <= 3)
