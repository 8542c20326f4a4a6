# exercise: threads/coordination/stage_fails
from queue import Queue
from threading import Thread

DONE = object()


def run_pipeline(texts):
    raw, numbers, results = Queue(1), Queue(1), Queue(1)
    errors = []

    def feed():
        for text in texts:
            raw.put(text)
        raw.put(DONE)

    def stage(work, inbox, outbox):
        while (item := inbox.get()) is not DONE:
            # 出过错就只取不做，免得上一级堵住
            # After an error only take, so that nobody behind is stuck
            if not errors:
                try:
                    outbox.put(work(item))
                except Exception as error:
                    errors.append(error)
        outbox.put(DONE)

    threads = [
        Thread(target=feed),
        Thread(target=stage, args=(int, raw, numbers)),
        Thread(target=stage, args=(invert, numbers, results)),
    ]
    for thread in threads:
        thread.start()
    found = []
    while (result := results.get()) is not DONE:
        found.append(result)
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return found


def invert(number):
    return 12 // number


if __name__ == "__main__":
    print(run_pipeline(["1", "2", "3"]))
    try:
        run_pipeline(["1", "2", "0", "4", "5", "6"])
    except Exception as error:
        print(type(error).__name__)
