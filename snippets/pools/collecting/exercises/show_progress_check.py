"""Whatever is done first is shown first, by the thread that asked for it."""

import threading
from concurrent.futures import ThreadPoolExecutor

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it prints, then three tasks of which each ends when the one after it has been shown."""
    attempt.expect(
        attempt.run().lines == ["page 4"],
        zh="应当打印 page 4。",
        en="it should print 'page 4'.",
    )
    module = attempt.load("show_progress")
    shown = [threading.Event() for _ in range(4)]
    shown[3].set()
    seen: list[tuple[int, int]] = []
    threads: set[threading.Thread] = set()

    def load(number: int) -> int:
        if not shown[number + 1].wait(timeout=3):
            raise TimeoutError
        return number * 10

    def show(number: int, result: int) -> None:
        seen.append((number, result))
        threads.add(threading.current_thread())
        shown[number].set()

    def run() -> threading.Thread | None:
        try:
            with ThreadPoolExecutor(max_workers=3) as pool:
                module.show_progress(pool, load, [0, 1, 2], show)
        except TimeoutError:
            return None
        return threading.current_thread()

    caller = attempt.check_in_time(
        run,
        zh="第三个任务早已做完，却没有显示，前两个就一直等着它显示。",
        en="the third task is done and is not shown, and the other two wait for that.",
        seconds=10,
    )
    attempt.expect(
        caller is not None,
        zh="第三个任务早已做完，却要等前面的：map() 按提交的次序给结果。",
        en="the third task is done and is not shown before the others: "
        "map() yields in the order of submission.",
    )
    attempt.expect(
        seen == [(2, 20), (1, 10), (0, 0)],
        zh=f"应当依次显示 2、1、0 和各自的结果，实际是 {seen}。",
        en=f"it should show 2, 1, 0, each with its own result, but shows {seen}.",
    )
    attempt.expect(
        threads == {caller},
        zh="show 应当由调用 show_progress 的线程运行，不是由池的线程。",
        en="show should run in the thread that calls show_progress, and not in one of the pool's.",
    )
