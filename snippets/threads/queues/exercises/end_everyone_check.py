"""Every worker ends, every task is done, and the caller has waited for both."""

import threading
from collections.abc import Iterator

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it prints, then other numbers of workers and tasks, then one slow task."""
    lines = attempt.run().lines
    attempt.expect(
        "still there: 0" in lines,
        zh="run 返回之后还有工作线程在等：一个 None 只叫得动一个线程。",
        en="workers are still waiting after run has returned: one None ends one thread.",
    )
    attempt.expect(
        "done: [0, 1, 2, 3, 4, 5]" in lines,
        zh="六个任务没有全部做完。",
        en="not all of the six tasks were done.",
    )
    module = attempt.load("run")
    for workers, tasks in ((1, 3), (5, 2), (4, 100), (3, 0)):
        before = set(threading.enumerate())
        done = attempt.check_in_time(module.run, range(tasks), workers)
        left = [one for one in set(threading.enumerate()) - before if one.name != "check"]
        attempt.expect(
            done == list(range(tasks)),
            zh=f"{workers} 个线程、{tasks} 个任务：做完的只有 {done}。",
            en=f"{workers} workers, {tasks} tasks: only {done} are done.",
        )
        attempt.expect(
            not left,
            zh=f"{workers} 个线程、{tasks} 个任务：还有 {len(left)} 个线程没有结束。",
            en=f"{workers} workers, {tasks} tasks: {len(left)} threads have not ended.",
        )
    slow_task(attempt)
    starts_threads(attempt)


def slow_task(attempt: Attempt) -> None:
    """The last task comes after a while: nobody may give up before it."""
    module = attempt.load("run")

    def tasks() -> Iterator[int]:
        yield 1
        threading.Event().wait(0.3)
        yield 2

    done = attempt.check_in_time(module.run, tasks(), 2)
    attempt.expect(
        done == [1, 2],
        zh="任务来得慢的时候，漏掉了最后一个。",
        en="when tasks come slowly, the last one is missed.",
    )


def starts_threads(attempt: Attempt) -> None:
    """run() does not do the work itself."""
    module = attempt.load("run")
    started: list[threading.Thread] = []
    start = threading.Thread.start

    def noted(thread: threading.Thread) -> None:
        if thread.name != "check":
            started.append(thread)
        start(thread)

    threading.Thread.start = noted
    try:
        attempt.check_in_time(module.run, range(6), 2)
    finally:
        threading.Thread.start = start
    attempt.expect(
        started,
        zh="没有启动工作线程：任务要由它们来做。",
        en="No worker threads were started: they should do the tasks.",
    )
