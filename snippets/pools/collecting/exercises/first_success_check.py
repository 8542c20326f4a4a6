"""The first that succeeds wins; failures are passed over, slower ones are not awaited."""

import threading
from concurrent.futures import ThreadPoolExecutor

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it prints, then a race, then failures only, then a queue."""
    attempt.expect(
        attempt.run().lines == ["OSLO"],
        zh="应当打印 OSLO。",
        en="it should print OSLO.",
    )
    a_failure_does_not_win(attempt)
    nobody_succeeds(attempt)
    the_rest_is_cancelled(attempt)


def a_failure_does_not_win(attempt: Attempt) -> None:
    """One fails first, one succeeds, one hangs until the answer is there."""
    module = attempt.load("first_success")
    failed, may_end = threading.Event(), threading.Event()
    pool = ThreadPoolExecutor(max_workers=3)

    def ask(mirror: str) -> str:
        if mirror == "broken":
            failed.set()
            raise OSError("broken")
        if mirror == "slow":
            may_end.wait()
        failed.wait()
        return mirror

    def first() -> object:
        try:
            return module.first_success(pool, ask, ["slow", "broken", "good"])
        except OSError as error:
            return error

    try:
        answer = attempt.check_in_time(
            first,
            zh="有一个镜像已经答复，first_success 还在等慢的那一个。",
            en="one mirror has answered, and first_success still waits for the slow one.",
            seconds=5,
        )
    finally:
        failed.set()
        may_end.set()
        pool.shutdown()
    attempt.expect(
        not isinstance(answer, OSError),
        zh="一个镜像失败，另一个成功：失败的不算。",
        en="one mirror fails and another one succeeds: the failure should not count.",
    )
    attempt.expect(
        answer == "good",
        zh=f"最先成功的是 good，实际返回 {answer!r}。",
        en=f"the first to succeed is 'good', but it returns {answer!r}.",
    )


def nobody_succeeds(attempt: Attempt) -> None:
    """Then one of the exceptions is raised."""
    module = attempt.load("first_success")

    def ask(mirror: str) -> str:
        raise OSError(mirror)

    with ThreadPoolExecutor(max_workers=2) as pool:
        try:
            answer = module.first_success(pool, ask, ["a", "b", "c"])
        except OSError as error:
            attempt.expect(
                str(error) in ("a", "b", "c"),
                zh="全都失败时，应当抛出其中一个异常。",
                en="if all fail, it should raise one of their exceptions.",
            )
            return
    attempt.expect(
        False,
        zh=f"全都失败时，应当抛出其中一个异常，实际返回 {answer!r}。",
        en=f"if all fail, it should raise one of their exceptions, but it returns {answer!r}.",
    )


def the_rest_is_cancelled(attempt: Attempt) -> None:
    """One worker is kept busy, the other one answers; what stands in line is not begun."""
    module = attempt.load("first_success")
    busy, may_end = threading.Event(), threading.Event()
    asked: list[int] = []

    def ask(number: int) -> int:
        asked.append(number)
        if number == 0:
            busy.set()
            may_end.wait()
        elif number == 1:
            busy.wait()
        else:
            may_end.wait()
        return number

    with ThreadPoolExecutor(max_workers=2) as pool:
        try:
            answer = attempt.check_in_time(
                module.first_success,
                pool,
                ask,
                range(20),
                zh="有一个已经答复，first_success 没有返回。",
                en="one has answered, and first_success does not return.",
                seconds=5,
            )
        finally:
            may_end.set()
    attempt.expect(
        answer == 1,
        zh=f"最先答复的是 1，实际返回 {answer!r}。",
        en=f"the first answer is 1, but it returns {answer!r}.",
    )
    attempt.expect(
        len(asked) < 20,
        zh="已经有了答复，还在排队的任务应当取消，却都开始了。",
        en="there is an answer, and the tasks in line should be cancelled; all of them have begun.",
    )
