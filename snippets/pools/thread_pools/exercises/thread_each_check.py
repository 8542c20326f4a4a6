"""An executor that starts a thread for each task, and keeps the promises of Executor and Future."""

import threading
from concurrent.futures import Future
from typing import Any

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it prints, then tasks that meet, then one that fails, then the end of the with block."""
    attempt.expect(
        attempt.run().lines == ["1024", "[3, 5]"],
        zh="应当打印 1024 和 [3, 5]。",
        en="it should print 1024 and [3, 5].",
    )
    three_at_once(attempt)
    keeps_exceptions(attempt)
    waits_at_the_end(attempt)


def three_at_once(attempt: Attempt) -> None:
    """Three tasks that end only together, and while they run their futures say so."""
    executor = attempt.load("ThreadEach").ThreadEach()
    all_here = threading.Barrier(4)

    def submit_three() -> list[Future[int]]:
        return [executor.submit(all_here.wait) for _ in range(3)]

    futures = attempt.check_in_time(
        submit_three,
        zh="submit() 等任务做完才返回：任务没有在新线程里运行。",
        en="submit() returns only when the task is done: it does not run in a new thread.",
        seconds=3,
    )
    attempt.expect(
        not any(future.done() for future in futures),
        zh="任务还没做完，它的 Future 却已完成。",
        en="a task is not done, and its Future is.",
    )
    attempt.check_in_time(
        all_here.wait,
        zh="三个任务没有同时运行。",
        en="three tasks do not run at the same time.",
        seconds=3,
    )
    results = attempt.check_in_time(
        lambda: sorted(future.result() for future in futures),
        zh="任务做完了，result() 没有返回。",
        en="the tasks are done, and result() does not return.",
        seconds=3,
    )
    attempt.expect(
        len(results) == 3 and len(set(results)) == 3,
        zh="每个 Future 应当带着自己任务的返回值。",
        en="each Future should have the return value of its own task.",
    )


def keeps_exceptions(attempt: Attempt) -> None:
    """Any exception of a task, SystemExit included, is in its Future and nowhere else."""
    executor = attempt.load("ThreadEach").ThreadEach()
    for error in (ValueError("no"), SystemExit("no")):

        def fail(error: BaseException = error) -> Any:
            raise error

        try:
            future = executor.submit(fail)
        except BaseException as escaped:
            attempt.expect(
                escaped is not error,
                zh="任务的异常从 submit() 里抛出来了，应当留在 Future 里。",
                en="the exception of a task comes out of submit(); it should stay in the Future.",
            )
            raise
        kept = attempt.check_in_time(
            future.exception,
            zh=f"任务抛出 {type(error).__name__} 以后，Future 没有完成，等它的人会一直等。",
            en=f"after a task raises {type(error).__name__}, its Future is not done: "
            "whoever waits for it waits forever.",
            seconds=3,
        )
        attempt.expect(
            kept is error,
            zh="exception() 应当给出任务抛出的那个异常。",
            en="exception() should give the exception that the task raised.",
        )


def waits_at_the_end(attempt: Attempt) -> None:
    """Leaving the with block takes as long as the task."""
    module = attempt.load("ThreadEach")
    may_end, has_left = threading.Event(), threading.Event()

    def use() -> None:
        with module.ThreadEach() as executor:
            executor.submit(may_end.wait)
        has_left.set()

    user = threading.Thread(target=use, daemon=True)
    user.start()
    early = has_left.wait(timeout=0.1)
    may_end.set()
    attempt.expect(
        not early,
        zh="任务还在运行，with 语句已经结束：shutdown() 要等所有的线程。",
        en="a task is still running, and the with block is over: shutdown() has to wait for all threads.",
    )
    attempt.check_in_time(
        user.join,
        zh="任务都做完了，with 语句还没有结束。",
        en="all tasks are done, and the with block does not end.",
        seconds=3,
    )
