"""All functions run together in threads; what they raise comes back to the caller, all of it."""

import threading

from press.exercises import Attempt


class Trouble(Exception):
    """What no program raises by itself."""


def check(attempt: Attempt) -> None:
    run_all = attempt.load("run_all").run_all
    together = threading.Barrier(3)
    troubles = [Trouble("first"), Trouble("second")]
    finished = threading.Event()

    def fail(number: int) -> None:
        together.wait(timeout=3)
        raise troubles[number]

    def succeed() -> None:
        together.wait(timeout=3)
        finished.set()

    seen: list[BaseException] = []

    def call() -> None:
        try:
            run_all(lambda: fail(0), succeed, lambda: fail(1))
        except BaseException as error:
            seen.append(error)

    quiet, threading.excepthook = threading.excepthook, lambda crash: None
    try:
        attempt.check_in_time(call)
    finally:
        threading.excepthook = quiet
    attempt.expect(
        not together.broken,
        zh="三个函数没有同时运行：先启动全部线程，再等待。",
        en="The three functions did not run at the same time: start all threads, then wait.",
    )
    attempt.expect(
        seen and isinstance(seen[0], ExceptionGroup),
        zh=f"两个函数抛出了异常，run_all 应当抛出 ExceptionGroup，实际是 {seen!r}。",
        en=f"Two functions raised, so run_all should raise an ExceptionGroup; what came was {seen!r}.",
    )
    group = seen[0]
    assert isinstance(group, ExceptionGroup)
    attempt.expect(
        set(map(id, group.exceptions)) == set(map(id, troubles)) and len(group.exceptions) == 2,
        zh=f"异常组里应当正是那两个异常，实际是 {group.exceptions!r}。",
        en=f"The group should hold exactly the two exceptions, but it holds {group.exceptions!r}.",
    )
    attempt.expect(
        finished.is_set(),
        zh="没有出错的函数应当照常运行完。",
        en="The function that did not fail should run to its end.",
    )
    attempt.expect(
        attempt.check_in_time(run_all, lambda: None) is None,
        zh="谁也没有出错，就什么也不要抛出。",
        en="If nobody fails, raise nothing.",
    )
    attempt.expect(
        attempt.run().lines == ["raised: KeyError ValueError", "done: saved"],
        zh="整个程序应当只打印 raised: KeyError ValueError 和 done: saved，没有回溯。",
        en="The whole program should print raised: KeyError ValueError, then done: saved, and no traceback.",
    )
