"""Waits at most so many seconds for all threads together, and names those that still run."""

import threading
import time
from collections.abc import Callable

from press.exercises import Attempt


class Endless:
    """Looks like a thread that never ends; waiting for it costs only virtual time."""

    waited = 0.0

    def __init__(self, name: str) -> None:
        self.name = name

    def is_alive(self) -> bool:
        return True

    def join(self, timeout: float | None = None) -> None:
        if timeout is None:
            threading.Event().wait()
        else:
            Endless.waited += max(0, timeout)


class Slow(Endless):
    """Ends after so many seconds of virtual time; 0: it has ended already."""

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(name)
        self.seconds = seconds

    def is_alive(self) -> bool:
        return Endless.waited < self.seconds

    def join(self, timeout: float | None = None) -> None:
        left = max(0, self.seconds - Endless.waited)
        Endless.waited += left if timeout is None else min(left, max(0, timeout))


def sleep(seconds: float, really: Callable[[float], None] = time.sleep) -> None:
    """What time.sleep() does to the virtual time; the checker's own threads sleep as ever."""
    if threading.current_thread().name == "check":
        Endless.waited += seconds
    else:
        really(seconds)


def later(clock: Callable[[], float]) -> Callable[[], float]:
    """The clock, put on by the virtual time that has been waited."""
    return lambda: clock() + Endless.waited


def check(attempt: Attempt) -> None:
    clocks = "monotonic", "perf_counter", "time"
    real = {name: getattr(time, name) for name in (*clocks, "sleep")}
    for name in clocks:
        setattr(time, name, later(real[name]))
    time.sleep = sleep
    begun = real["monotonic"]()
    try:
        join_all = attempt.load("join_all").join_all
        late = attempt.check_in_time(join_all, [Endless("a"), Endless("b"), Endless("c")], 1.0)
        waited, Endless.waited = Endless.waited, 0.0
        in_all = waited + real["monotonic"]() - begun
        slow = attempt.check_in_time(join_all, [Slow("a", 0), Slow("b", 0), Slow("c", 0.8)], 1.0)
    finally:
        Endless.waited = 0.0
        for name in real:
            setattr(time, name, real[name])
    attempt.expect(
        list(late or ()) == ["a", "b", "c"],
        zh=f"三个线程都没有结束，应当返回它们的名字，实际返回 {late!r}："
        "join() 总是返回 None，要问 is_alive()。",
        en=f"None of the three threads had ended, so all names should be returned, not {late!r}: "
        "join() always returns None, ask is_alive().",
    )
    attempt.expect(
        waited < 1.5,
        zh=f"三个线程、总共 1 秒，却等了 {waited:.0f} 秒：每次只等到截止时间为止。",
        en=f"Three threads and 1 s in total, but it waited {waited:.0f} s: "
        "each time, wait only up to the deadline.",
    )
    attempt.expect(
        in_all > 0.5,
        zh="没有等：线程可能马上就结束，要用 join() 等到截止时间。",
        en="It did not wait: the threads may end in a moment; join() them up to the deadline.",
    )
    attempt.expect(
        list(slow or ()) == [],
        zh=f"最后一个线程 0.8 秒后结束，时限 1 秒，却返回了 {slow!r}：时间还没用完，不要提前放弃。",
        en=f"The last thread ends after 0.8 of the 1 s, but {slow!r} came back: "
        "do not give up while there is time.",
    )
    check_real_threads(attempt, join_all)


def check_real_threads(attempt: Attempt, join_all: Callable[..., list[str]]) -> None:
    release = threading.Event()
    stuck = threading.Thread(target=release.wait, name="stuck", daemon=True)
    quick = threading.Thread(target=threading.get_ident, name="quick", daemon=True)
    stuck.start()
    quick.start()
    quick.join()
    late = attempt.check_in_time(join_all, [stuck, quick], 0.05)
    release.set()
    attempt.expect(
        late == ["stuck"],
        zh=f"只有 stuck 还在运行，返回的却是 {late!r}。",
        en=f"Only stuck was still running, but {late!r} came back.",
    )
    late = attempt.check_in_time(join_all, [stuck, quick], 5)
    attempt.expect(
        late == [],
        zh=f"都结束了，应当返回空列表，实际返回 {late!r}。",
        en=f"All had ended: the list should be empty, but it is {late!r}.",
    )
    expected = ["still running: ['stuck']", "still running: []"]
    attempt.expect(
        attempt.run().lines == expected,
        zh="整个程序应当先打印 stuck 还在运行，再打印空列表。",
        en="The whole program should print that stuck is still running, then an empty list.",
    )
