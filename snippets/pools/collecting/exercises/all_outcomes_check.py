"""One outcome for each item, in order, whoever fails; and all at the same time."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it prints, then failures at the beginning, in the middle, and at the end."""
    attempt.expect(
        attempt.run().lines == ["(1, None)", "(2, None)"],
        zh="应当打印 (1, None) 和 (2, None)。",
        en="it should print (1, None) and (2, None).",
    )
    some_fail(attempt)
    together(attempt)


def some_fail(attempt: Attempt) -> None:
    """The exceptions are the very ones that were raised; results that are false count as results."""
    module = attempt.load("all_outcomes")
    errors = {"a": ValueError("a"), "c": SystemExit("c"), "e": KeyError("e")}

    def function(item: str) -> str:
        if item in errors:
            raise errors[item]
        return ""

    with ThreadPoolExecutor(max_workers=2) as pool:
        try:
            outcomes = list(module.all_outcomes(pool, function, "abcde"))
        except BaseException as error:
            attempt.expect(
                error not in errors.values(),
                zh=f"有一个任务抛出 {type(error).__name__}，它连同其余的结果一起丢了："
                "异常应当是结果的一部分。",
                en=f"one task raises {type(error).__name__}, and with it all other outcomes are lost: "
                "an exception should be one of the outcomes.",
            )
            raise
    expected: list[tuple[Any, Any]] = [
        (None, errors[one]) if one in errors else ("", None) for one in "abcde"
    ]
    attempt.expect(
        outcomes == expected,
        zh=f"应当是 {expected}，实际是 {outcomes}。",
        en=f"it should be {expected}, but is {outcomes}.",
    )


def together(attempt: Attempt) -> None:
    """Two tasks that end only together."""
    module = attempt.load("all_outcomes")
    both = threading.Barrier(2)

    def meet(number: int) -> int:
        both.wait(timeout=3)
        return number

    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = attempt.check_in_time(lambda: list(module.all_outcomes(pool, meet, [1, 2])), seconds=8)
    attempt.expect(
        outcomes == [(1, None), (2, None)],
        zh="两个任务应当同时进行。",
        en="two tasks should be under way at the same time.",
    )
