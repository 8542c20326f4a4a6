"""The first success counts, not the first end; the others are told to stop; no error is lost."""

import threading
from collections.abc import Callable
from typing import Any

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """A failure before the success, losers that wait, no success at all, and the program itself."""
    fastest = attempt.load("fastest").fastest
    failed, stopped = threading.Event(), threading.Semaphore(0)

    def fail(stop: threading.Event) -> None:
        failed.set()
        raise OSError("first")

    def succeed(stop: threading.Event) -> str:
        failed.wait(5)
        threading.Event().wait(0.2)
        return "well"

    def lose(stop: threading.Event) -> str:
        if stop.wait(3):
            stopped.release()
        return "late"

    found = outcome(attempt, fastest, [fail, lose, succeed, lose])
    attempt.expect(
        found == "well",
        zh=f"最先结束的失败了，之后才有一个成功；得到的却是 {found!r}。",
        en=f"the first to end has failed, then one succeeds; but what comes is {found!r}.",
    )
    attempt.expect(
        stopped.acquire(timeout=5) and stopped.acquire(timeout=5),
        zh="有了结果，其余的没有叫停。",
        en="there is a result, and the others were not told to stop.",
    )
    found = outcome(attempt, fastest, [fail, lambda stop: {}["second"]])
    attempt.expect(
        isinstance(found, BaseExceptionGroup)
        and {type(one) for one in found.exceptions} == {OSError, KeyError},
        zh=f"全部失败时应抛出含有全部错误的 ExceptionGroup，得到的却是 {found!r}。",
        en=f"if all fail, an ExceptionGroup with every error should be raised, but what comes is {found!r}.",
    )
    attempt.expect(
        outcome(attempt, fastest, [lambda stop: None]) is None,
        zh="返回 None 也是成功。",
        en="None is a success, too.",
    )
    attempt.expect(
        attempt.run().lines == ["from the near mirror", "stopped: ['far']"],
        zh="应当用近处的镜像，并叫停远处的。",
        en="it should use the near mirror and stop the far one.",
    )


def outcome(attempt: Attempt, fastest: Callable[..., Any], calls: list[Callable[..., Any]]) -> Any:
    """What it returns, or the error that it raises."""
    try:
        return attempt.check_in_time(
            fastest,
            calls,
            zh="已有一个成功，fastest 还不返回：没有叫停其余的。",
            en="one has succeeded, and fastest does not return: the others were not told to stop.",
        )
    except (OSError, KeyError, BaseExceptionGroup) as error:
        return error
