# exercise: threads/patterns/error_for_the_caller
from threading import Lock, Thread


def process(rows, handle, workers):
    shared = iter(rows)
    lock = Lock()
    results, errors, end = [], [], object()

    def work():
        try:
            while not errors:
                with lock:
                    row = next(shared, end)
                if row is end:
                    return
                results.append(handle(row))
        except Exception as error:
            errors.append(error)

    threads = [Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return sorted(results)


def rows():
    yield from (1, 2, 3)
    raise OSError("the disk is gone")


if __name__ == "__main__":
    try:
        print(f"processed {len(process(rows(), str, workers=3))} rows")
    except OSError as error:
        print(f"failed: {error}")
