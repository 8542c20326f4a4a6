"""Never more than so many tasks whose result has not been yielded, in order, for any iterable."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it prints, then an input without an end, then tasks that need each other."""
    attempt.expect(
        attempt.run().lines == ["[1, 2, 3]"],
        zh="应当打印 [1, 2, 3]。",
        en="it should print [1, 2, 3].",
    )
    takes_no_more_than_it_may(attempt)
    fills_the_room(attempt)
    keeps_it_full(attempt)


def takes_no_more_than_it_may(attempt: Attempt) -> None:
    """Result number n is here, and no item beyond n + most has been taken; short inputs end."""
    module = attempt.load("lazy_map")
    for most in (1, 3):
        latest = -1

        def numbers() -> Iterator[int]:
            nonlocal latest
            for number in range(1000):
                latest = number
                yield number

        with ThreadPoolExecutor(max_workers=2) as pool:
            results = iter(module.lazy_map(pool, str, numbers(), most))
            for number in range(20):
                result = attempt.check_in_time(next, results, seconds=5)
                attempt.expect(
                    result == str(number),
                    zh=f"结果应当按 items 的次序：第 {number} 个是 {result!r}。",
                    en=f"results should be in the order of the items: number {number} is {result!r}.",
                )
                attempt.expect(
                    latest <= number + most,
                    zh=f"most={most}，给出了 {number + 1} 个结果，却已经取了 {latest + 1} 个元素。",
                    en=f"with most={most}, {number + 1} results have been yielded "
                    f"and {latest + 1} items taken.",
                )
            del results
        for length in range(6):
            with ThreadPoolExecutor(max_workers=2) as pool:
                got = attempt.check_in_time(list, module.lazy_map(pool, abs, range(length), most), seconds=5)
            attempt.expect(
                got == list(range(length)),
                zh=f"{length} 个元素，most={most}，结果是 {got}。",
                en=f"{length} items with most={most} give {got}.",
            )


def fills_the_room(attempt: Attempt) -> None:
    """Three tasks that end only together, in room for three."""
    module = attempt.load("lazy_map")
    three = threading.Barrier(3)

    def meet(number: int) -> int:
        try:
            three.wait(timeout=3)
        except threading.BrokenBarrierError:
            return -1
        return number

    with ThreadPoolExecutor(max_workers=3) as pool:
        got = attempt.check_in_time(
            list,
            module.lazy_map(pool, meet, range(3), 3),
            seconds=8,
        )
    attempt.expect(
        got == [0, 1, 2],
        zh="most=3，就应当有三个任务同时进行。",
        en="with most=3, three tasks should be under way at the same time.",
    )


def keeps_it_full(attempt: Attempt) -> None:
    """The second result needs the fourth task to have begun, and there is room for three."""
    module = attempt.load("lazy_map")
    begun = [threading.Event() for _ in range(6)]
    alone: list[int] = []

    def task(number: int) -> int:
        begun[number].set()
        if number == 1 and not begun[3].wait(timeout=3):
            alone.append(number)
        return number

    with ThreadPoolExecutor(max_workers=3) as pool:
        attempt.check_in_time(lambda: list(module.lazy_map(pool, task, range(6), 3)), seconds=8)
    attempt.expect(
        not alone,
        zh="most=3，第一个结果已经给出，第四个任务却要等前三个都做完：给出一个，就应当补上一个。",
        en="with most=3, the first result has been yielded, and yet the fourth task waits until "
        "all of the first three are done: for each result that is yielded, one should be submitted.",
    )
