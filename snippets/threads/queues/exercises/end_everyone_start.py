# exercise: threads/queues/end_everyone
import queue
from threading import Thread, active_count


def run(tasks, workers):
    # 改好它：任务全部做完，工作线程全部结束，它才返回
    # Mend it: it returns when all tasks are done and all workers have
    # ended
    box = queue.Queue()
    done = []

    def work():
        for task in iter(box.get, None):
            done.append(task)

    threads = [Thread(target=work, daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for task in tasks:
        box.put(task)
    box.put(None)
    for thread in threads:
        thread.join(timeout=0.1)
    return sorted(done)


if __name__ == "__main__":
    print(f"done: {run(range(6), workers=3)}")
    print(f"still there: {active_count() - 1}")
