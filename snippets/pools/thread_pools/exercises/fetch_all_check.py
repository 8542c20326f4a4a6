"""All tasks are with the pool before the first result is awaited; the results keep the order of the names."""

import threading
from concurrent.futures import ThreadPoolExecutor

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it prints, then three tasks that need each other, then a failure."""
    attempt.expect(
        attempt.run().lines == ["['A', 'B', 'C']"],
        zh="应当打印 ['A', 'B', 'C']。",
        en="it should print ['A', 'B', 'C'].",
    )
    last_comes_first(attempt)
    a_failure_is_not_lost(attempt)


def last_comes_first(attempt: Attempt) -> None:
    """Each task waits until the one after it has ended."""
    module = attempt.load("fetch_all")
    ended = [threading.Event() for _ in range(4)]
    ended[3].set()
    threads: set[str] = set()

    def fetch(number: int) -> str:
        threads.add(threading.current_thread().name)
        if not ended[number + 1].wait(timeout=3):
            raise TimeoutError(f"{number} was alone")
        ended[number].set()
        return f"page {number}"

    def run() -> object:
        with ThreadPoolExecutor(max_workers=3, thread_name_prefix="given") as pool:
            return list(module.fetch_all(pool, fetch, [0, 1, 2]))

    def safely() -> object:
        try:
            return run()
        except TimeoutError:
            return None

    pages = attempt.check_in_time(
        safely,
        zh="三个任务要同时进行才做得完，fetch_all 没有返回。",
        en="three tasks end only if they run at the same time, and fetch_all does not return.",
        seconds=8,
    )
    attempt.expect(
        pages is not None,
        zh="提交一个就等一个：第二个任务在第一个做完之前没有开始。",
        en="each task is awaited before the next one is submitted: "
        "the second does not begin before the first ends.",
    )
    attempt.expect(
        pages == ["page 0", "page 1", "page 2"],
        zh=f"最后一个先做完，结果仍要按 names 的次序，实际是 {pages}。",
        en="the last one ends first, and the results should be in the order of the names "
        f"all the same, but are {pages}.",
    )
    attempt.expect(
        threads == {f"given_{number}" for number in range(3)},
        zh="任务应当在给的那个池里运行。",
        en="the tasks should run in the pool that is given.",
    )


def a_failure_is_not_lost(attempt: Attempt) -> None:
    """The exception of a task comes out of fetch_all."""
    module = attempt.load("fetch_all")
    with ThreadPoolExecutor(max_workers=2) as pool:
        try:
            module.fetch_all(pool, int, ["1", "two", "3"])
        except ValueError:
            return
    attempt.expect(
        False,
        zh="有一个任务抛出了 ValueError，fetch_all 却没有抛出它。",
        en="one task raises ValueError, and fetch_all does not.",
    )
