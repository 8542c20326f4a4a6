"""The same results without multiprocessing, two at a time, and the fast ones do not wait for the slow."""

import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it imports, order, errors, two that meet, a slow one, and the program itself."""
    attempt.expect(
        not attempt.uses("multiprocessing"),
        zh="还在用 multiprocessing；应改用 concurrent.futures。",
        en="it still uses multiprocessing; use concurrent.futures instead.",
    )
    module = attempt.load("ratings", "fast_ones")
    pairs = [(number, 2) for number in range(10)]
    attempt.expect(
        attempt.check_in_time(module.ratings, pow, pairs) == [number**2 for number in range(10)],
        zh="ratings 的结果应与 pairs 的次序一致。",
        en="the results of ratings should be in the order of pairs.",
    )
    try:
        attempt.check_in_time(module.ratings, divmod, [(1, 1), (1, 0), (2, 1)])
    except ZeroDivisionError:
        pass
    else:
        attempt.refuse(zh="rate 出了错，ratings 没有抛出。", en="rate fails, and ratings does not raise it.")
    together = threading.Barrier(2)

    def meet(one: int, other: int) -> int:
        try:
            together.wait(5)
        except threading.BrokenBarrierError:
            return 0
        return one + other

    attempt.expect(
        attempt.check_in_time(module.ratings, meet, [(1, 2), (3, 4)]) == [3, 7],
        zh="两个任务应当同时做。",
        en="two tasks should be done at the same time.",
    )
    slow(attempt)
    attempt.expect(
        attempt.run().lines == ["[8, 9, 5]", "2"],
        zh="应当打印 [8, 9, 5] 和 2。",
        en="it should print [8, 9, 5] and 2.",
    )


def slow(attempt: Attempt) -> None:
    """The first pair is blocked: the others come, and the caller goes on; nothing more begins."""
    release, begun = threading.Event(), []

    def rate(one: int, other: int) -> int:
        begun.append(one)
        if one == 0:
            release.wait()
        if one == 3:
            threading.Event().wait(0.3)
        return one

    before = set(threading.enumerate())
    try:
        found = attempt.check_in_time(
            attempt.load("fast_ones").fast_ones,
            rate,
            [(number, 0) for number in range(30)],
            2,
            seconds=5,
            zh="取够了，fast_ones 还在等慢的那个。",
            en="there is enough, and fast_ones still waits for the slow one.",
        )
    finally:
        release.set()
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
    attempt.expect(
        sorted(found) == [1, 2],
        zh=f"先做完的是 1 和 2，得到的是 {found}。",
        en=f"1 and 2 are done first, but it gives {found}.",
    )
    attempt.expect(
        len(begun) < 30,
        zh="取够了之后，排队的还是都做了。",
        en="there was enough, and yet all that stood in line were done.",
    )
