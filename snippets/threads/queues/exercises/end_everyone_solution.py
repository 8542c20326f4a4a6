# exercise: threads/queues/end_everyone
import queue
from threading import Thread, active_count


def run(tasks, workers):
    box = queue.Queue()
    done = []

    def work():
        for task in iter(box.get, None):
            done.append(task)

    threads = [Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for task in tasks:
        box.put(task)
    for _ in threads:
        box.put(None)
    for thread in threads:
        thread.join()
    return sorted(done)


if __name__ == "__main__":
    print(f"done: {run(range(6), workers=3)}")
    print(f"still there: {active_count() - 1}")
