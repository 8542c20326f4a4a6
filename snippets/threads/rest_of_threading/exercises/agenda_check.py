"""The functions run in order of their times, in the calling thread, when a virtual clock says so."""

import threading

from press.exercises import Attempt


class Clock:
    """A clock that moves only when somebody sleeps, or when work takes its time."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += max(0, seconds)


def check(attempt: Attempt) -> None:
    run_agenda = attempt.load("run_agenda").run_agenda
    clock = Clock()
    called: list[tuple[str, float]] = []
    threads: set[threading.Thread] = set()

    def at(name: str, takes: float = 0) -> object:
        def call() -> None:
            threads.add(threading.current_thread())
            called.append((name, clock.now - 1000))
            clock.now += takes

        return call

    items = [(60, at("tea", takes=15)), (5, at("eggs")), (70, at("phone"))]
    items += [(0, at("start")), (3600, at("bread"))]

    def run() -> None:
        threads.add(threading.current_thread())
        run_agenda(items, clock, clock.sleep)

    attempt.check_in_time(
        run,
        zh="一小时的虚拟时间没有过去：等待要用传进来的 sleep，时间要问传进来的 clock。",
        en="An hour of virtual time did not pass: wait with the given sleep, ask the given clock.",
        seconds=3,
    )
    names = [name for name, _ in called]
    attempt.expect(
        names == ["start", "eggs", "tea", "phone", "bread"],
        zh=f"应当按时间的先后调用，实际的次序是 {names}。",
        en=f"They should be called in order of their times, but the order was {names}.",
    )
    times = [when for _, when in called]
    attempt.expect(
        times == [0, 5, 60, 75, 3600],
        zh=f"调用的时刻应当是 [0, 5, 60, 75, 3600]（tea 做了 15 秒），实际是 {times}。"
        "间隔要从开始时算起，不是从上一次结束时算起。",
        en=f"The times should be [0, 5, 60, 75, 3600] (tea takes 15 s), but they were {times}. "
        "Count from the beginning, not from the end of the previous call.",
    )
    attempt.expect(
        len(threads) == 1,
        zh="函数应当全部在调用者的线程里运行。",
        en="All functions should run in the thread of the caller.",
    )
    attempt.expect(
        attempt.run().lines == ["in the calling thread: True"],
        zh="整个程序应当打印 in the calling thread: True。",
        en="The whole program should print: in the calling thread: True",
    )
