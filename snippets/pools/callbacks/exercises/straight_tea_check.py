"""Whatever step fails, the caller learns of it, and does not wait for ever; nothing is lost in the log."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NoReturn

from press.exercises import Attempt

PATIENCE = 2.0


def fail(*args: object) -> NoReturn:
    """A step that fails."""
    raise ValueError("the gas is off")


def check(attempt: Attempt) -> None:
    """Tea; then each step fails in turn; then the caller must have its future before anything boils."""
    module = attempt.load("tea", "boil", "brew")
    with ThreadPoolExecutor(1) as pool:
        served = attempt.check_in_time(module.tea, pool, lambda: "w", lambda water: f"tea of {water}")
        got = _outcome(attempt, served)
        attempt.expect(
            got == "tea of w", zh=f"茶的结果不对：{got!r}。", en=f"the result of the tea is wrong: {got!r}."
        )
        for steps, step in (((fail, str), "boil"), ((lambda: "w", fail), "brew")):
            served = attempt.check_in_time(module.tea, pool, *steps)
            error = _outcome(attempt, served, step)
            attempt.expect(
                isinstance(error, ValueError),
                zh=f"{step} 出错，Future 应得到它的 ValueError，实际得到 {error!r}。",
                en=f"{step} fails: the future should get its ValueError, but it gets {error!r}.",
            )
        gate = threading.Event()
        try:
            served = attempt.check_in_time(
                module.tea,
                pool,
                lambda: gate.wait() and "w",
                str,
                seconds=PATIENCE,
                zh="水还没开，tea 应当已经返回。",
                en="tea should return before the water boils.",
            )
        finally:
            gate.set()
        _outcome(attempt, served)
    run = attempt.run()
    attempt.expect(
        run.lines == ["tea of hot water"],
        zh="应当打印 tea of hot water。",
        en="it should print 'tea of hot water'.",
    )


def _outcome(attempt: Attempt, served: Any, step: str = "") -> Any:
    """The result or the exception of a future."""
    attempt.expect(
        isinstance(served, Future), zh="tea 应当返回一个 Future。", en="tea should return a future."
    )
    try:
        return served.result(PATIENCE)
    except ValueError as error:
        return error
    except TimeoutError:
        attempt.refuse(
            zh=f"{step} 出错之后，茶的 Future 永远不会完成：异常只进了日志。",
            en=f"after {step} has failed, the future of the tea is never done: "
            "the exception only reached the log.",
        )
