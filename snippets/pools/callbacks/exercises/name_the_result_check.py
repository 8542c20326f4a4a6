"""Each result is kept under its own name: done before, in, or after the loop, in any order."""

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from typing import Any

from press.exercises import Attempt

NAMES = ["a", "b", "c"]


class ByHand(Executor):
    """A pool whose tasks run when the checker says so; some as soon as they are submitted."""

    def __init__(self, at_once: str = "") -> None:
        self.at_once = at_once
        self.tasks: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, fn: Any, /, *args: Any, **keywords: Any) -> Future[Any]:
        """A future that is pending, or done; the tasks come in the order of NAMES."""
        future: Future[Any] = Future()
        self.tasks.append((future, partial(fn, *args, **keywords)))
        if NAMES[len(self.tasks) - 1] in self.at_once:
            self.run(len(self.tasks) - 1)
        return future

    def run(self, number: int) -> None:
        """Run this task, and give its future the result."""
        future, task = self.tasks[number]
        future.set_result(task())


def check(attempt: Attempt) -> None:
    """Futures settled by hand in both orders, some at once; then a real pool, whose gate opens at the end."""
    module = attempt.load("ask")
    for order, at_once in (("cba", ""), ("abc", ""), ("b", "ac"), ("", "abc")):
        pool = ByHand(at_once)
        found = attempt.check_in_time(module.ask, pool, lambda name: name * 2, list(NAMES))
        attempt.expect(
            isinstance(found, dict) and len(pool.tasks) == len(NAMES),
            zh="ask 应当为每个名字提交一个任务，并返回字典 found。",
            en="ask should submit one task for each name, and return the dict found.",
        )
        attempt.expect(
            set(found) <= set(at_once),
            zh="还没有完成的，不应当已有结果。",
            en="what is not done yet should have no result.",
        )
        for name in order:
            pool.run(NAMES.index(name))
        attempt.expect(
            found == {name: name * 2 for name in NAMES},
            zh=f"a、b、c 的结果应是 aa、bb、cc，得到的却是 {found}：回调运行时，循环变量早已变了。",
            en=f"a, b, c should have the results aa, bb, cc, but got {found}: "
            "when the callback runs, the loop's variable has long changed.",
        )
    gate = threading.Event()

    def price(name: str) -> str:
        gate.wait()
        return name * 2

    with ThreadPoolExecutor(3) as real:
        try:
            found = attempt.check_in_time(module.ask, real, price, list(NAMES))
        finally:
            gate.set()
    attempt.expect(
        found == {name: name * 2 for name in NAMES},
        zh=f"用真的线程池，得到的是 {found}。",
        en=f"with a real pool, it got {found}.",
    )
    run = attempt.run()
    attempt.expect(
        run.lines[-1:] == ["[('coffee', 4), ('tea', 3), ('water', 0)]"],
        zh="应当打印 [('coffee', 4), ('tea', 3), ('water', 0)]。",
        en="it should print [('coffee', 4), ('tea', 3), ('water', 0)].",
    )
