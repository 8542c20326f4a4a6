# exercise: threads/coordination/stage_fails
from queue import Queue
from threading import Thread

DONE = object()


def run_pipeline(texts):
    # 某一级抛出异常时：让所有线程结束，再抛出那个异常
    # If a stage raises: let every thread end, then raise that error
    raw, numbers, results = Queue(1), Queue(1), Queue(1)

    def feed():
        for text in texts:
            raw.put(text)
        raw.put(DONE)

    def stage(work, inbox, outbox):
        while (item := inbox.get()) is not DONE:
            outbox.put(work(item))
        outbox.put(DONE)

    threads = [
        Thread(target=feed),
        Thread(target=stage, args=(int, raw, numbers)),
        Thread(target=stage, args=(invert, numbers, results)),
    ]
    for thread in threads:
        thread.daemon = True
        thread.start()
    found = []
    while (result := results.get(timeout=0.2)) is not DONE:
        found.append(result)
    for thread in threads:
        thread.join()
    return found


def invert(number):
    return 12 // number


if __name__ == "__main__":
    print(run_pipeline(["1", "2", "3"]))
    try:
        run_pipeline(["1", "2", "0", "4", "5", "6"])
    except Exception as error:
        print(type(error).__name__)
