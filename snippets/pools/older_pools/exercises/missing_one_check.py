"""One result that never comes costs nothing but itself; an error is still an error."""

import threading
from collections.abc import Callable
from multiprocessing.pool import ThreadPool
from typing import Any

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """One blocked item, none, two workers that meet, an error, and the program itself."""
    collect = attempt.load("collect").collect
    with ThreadPool(2) as pool:
        found = attempt.check_in_time(collect, pool, lambda n: n + 1, range(5), 5)
        attempt.expect(
            found == [1, 2, 3, 4, 5],
            zh=f"都来得及时，应当按次序给出全部结果，得到 {found}。",
            en=f"all are in time, and every result should be there in order, but it gives {found}.",
        )
        failing(attempt, pool, collect)
        together = threading.Barrier(2)

        def meet(number: int) -> int:
            try:
                together.wait(5)
            except threading.BrokenBarrierError:
                return 0
            return number

        found = attempt.check_in_time(collect, pool, meet, [1, 2], 8)
        attempt.expect(
            found == [1, 2],
            zh="两个任务应当同时做，却是一个一个做的。",
            en="two tasks should be done at the same time, but they are done one by one.",
        )
    never = threading.Event()
    with ThreadPool(2) as pool:
        found = attempt.check_in_time(collect, pool, lambda n: never.wait() if n == 1 else n, range(6), 0.3)
        never.set()
    attempt.expect(
        found == [0, None, 2, 3, 4, 5],
        zh=f"只有第二个等不来，得到的却是 {found}。",
        en=f"only the second does not come, but it gives {found}.",
    )
    attempt.expect(
        attempt.run().lines == ["[0, 2, 4, None, 8, 10]"],
        zh="应当打印 [0, 2, 4, None, 8, 10]。",
        en="it should print [0, 2, 4, None, 8, 10].",
    )


def failing(attempt: Attempt, pool: ThreadPool, collect: Callable[..., Any]) -> None:
    """What a task raises is not taken for a result that does not come."""
    try:
        attempt.check_in_time(collect, pool, int, ["1", "x"], 5)
    except ValueError:
        return
    attempt.refuse(zh="任务出了错，却没有抛出。", en="a task failed, and nothing is raised.")
