# exercise: threads/patterns/error_for_the_caller
from threading import Lock, Thread


def process(rows, handle, workers):
    # 改好它：rows 或 handle 出错时，所有线程停下，异常交给调用者
    # Mend it: if rows or handle fails, all threads stop, and the caller
    # gets the exception
    shared = iter(rows)
    lock = Lock()
    results = []

    def work():
        try:
            while True:
                with lock:
                    row = next(shared)
                results.append(handle(row))
        except Exception:
            return

    threads = [Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(results)


def rows():
    yield from (1, 2, 3)
    raise OSError("the disk is gone")


if __name__ == "__main__":
    try:
        print(f"processed {len(process(rows(), str, workers=3))} rows")
    except OSError as error:
        print(f"failed: {error}")
