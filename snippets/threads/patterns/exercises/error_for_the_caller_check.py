"""An error in any thread reaches the caller and stops the others; without one, each row is handled once."""

import threading
from collections.abc import Iterator

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it prints, then rows without an error, then an error of the handler among endless rows."""
    lines = attempt.run().lines
    attempt.expect(
        lines == ["failed: the disk is gone"],
        zh="rows 出了错，应当打印 failed: the disk is gone，而不是报告一个偏小的数。",
        en="rows fails: it should print 'failed: the disk is gone', not report a number that is too small.",
    )
    module = attempt.load("process")
    for workers, count in ((1, 5), (3, 100), (4, 0)):
        got = attempt.check_in_time(module.process, iter(range(count)), lambda row: row * 2, workers)
        attempt.expect(
            got == [row * 2 for row in range(count)],
            zh=f"{workers} 个线程、{count} 行：每行应当恰好处理一次。",
            en=f"{workers} threads, {count} rows: each row should be handled exactly once.",
        )
    same_error(attempt)
    others_stop(attempt)


def same_error(attempt: Attempt) -> None:
    """The caller gets the exception object itself, and every thread has ended by then."""
    module = attempt.load("process")
    before = set(threading.enumerate())
    wrong = KeyError("row 7")

    def rows() -> Iterator[int]:
        yield from range(7)
        raise wrong

    try:
        attempt.check_in_time(module.process, rows(), int, 3)
    except KeyError as error:
        left = [one for one in set(threading.enumerate()) - before if one.name != "check"]
        attempt.expect(
            error is wrong or error.__cause__ is wrong,
            zh="调用者得到的不是原来的异常。",
            en="the caller gets another exception than the one that was raised.",
        )
        attempt.expect(
            not left,
            zh="异常已经交给调用者，还有线程没有结束。",
            en="the caller has the exception, and threads are still running.",
        )
    else:
        attempt.refuse(
            zh="rows 抛出 KeyError，process 却正常返回。",
            en="rows raises KeyError, and process returns as if all were well.",
        )


def others_stop(attempt: Attempt) -> None:
    """The rows never end: only the error can stop the threads."""
    module = attempt.load("process")
    stop = threading.Event()

    def rows() -> Iterator[int]:
        number = 0
        while not stop.is_set():
            yield number
            number += 1

    def handle(row: int) -> int:
        if row == 5:
            raise ValueError(row)
        return row

    try:
        attempt.check_in_time(
            module.process,
            rows(),
            handle,
            3,
            zh="一个线程出了错，其余的还在不停地处理后面的行。",
            en="one thread has failed, and the others go on with one row after the other.",
            seconds=4,
        )
    except ValueError:
        return
    finally:
        stop.set()
    attempt.refuse(
        zh="handle 抛出 ValueError，process 却正常返回。",
        en="handle raises ValueError, and process returns as if all were well.",
    )
