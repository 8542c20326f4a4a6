"""Futures of this executor behave like those of a pool: running, cancelled, failed, seen by wait()."""

import sys
import threading
from concurrent.futures import wait

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """Errors of both kinds, a cancelled task behind a running one, and the program itself."""
    executor = attempt.load("OneThread").OneThread()
    for task, kind in ((lambda: int("x"), ValueError), (sys.exit, SystemExit)):
        failed, fine = executor.submit(task), executor.submit(abs, -3)
        attempt.expect(
            len(wait([failed, fine], timeout=5).done) == 2,
            zh=f"任务抛出 {kind.__name__} 之后，工作线程不再工作。",
            en=f"after a task has raised {kind.__name__}, the thread works no more.",
        )
        attempt.expect(
            isinstance(failed.exception(), kind) and fine.result() == 3,
            zh="错误要留在 Future 里，后面的任务照常。",
            en="the error should stay in the future, and the next task be done as usual.",
        )
    cancelled(attempt)
    attempt.check_in_time(executor.shutdown)
    attempt.expect(
        attempt.run().lines == ["2 of 2 done"],
        zh="应当打印 2 of 2 done。",
        en="it should print '2 of 2 done'.",
    )


def cancelled(attempt: Attempt) -> None:
    """While one task is running, the next is cancelled."""
    executor = attempt.load("OneThread").OneThread()
    begun, go_on, second_ran = threading.Event(), threading.Event(), threading.Event()

    def first() -> None:
        begun.set()
        go_on.wait(5)

    running, pending = executor.submit(first), executor.submit(second_ran.set)
    begun.wait()
    marked, stopped = running.running(), running.cancel()
    pending.cancel()
    go_on.set()
    last = executor.submit(abs, -4)
    attempt.expect(
        last in wait([last], timeout=5).done,
        zh="取消了一个任务，后面的任务就没有人做了。",
        en="one task was cancelled, and nobody does the next.",
    )
    attempt.expect(
        not second_ran.is_set(), zh="取消了的任务还是做了。", en="a cancelled task was done all the same."
    )
    attempt.expect(
        pending in wait([pending], timeout=1).done,
        zh="wait() 等不到取消了的任务：没有人通知它。",
        en="wait() never sees the cancelled task: nobody has notified it.",
    )
    attempt.expect(
        marked and not stopped,
        zh="任务运行时，running() 应为真，cancel() 应为假。",
        en="while a task runs, running() should be true and cancel() false.",
    )
    attempt.check_in_time(executor.shutdown)
