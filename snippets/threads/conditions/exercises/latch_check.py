"""Nobody gets past a latch before its count is 0; then everybody does, also who comes late."""

import threading
from contextlib import suppress

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """The printed result; then two waiters, held back by all but the last count_down()."""
    lines = attempt.run().lines
    attempt.expect(
        lines[:1] == ["waiting for 3 files: True"],
        zh="还没有文件读完，wait() 就返回了。",
        en="wait() returned although no file had been loaded.",
    )
    attempt.expect(
        lines == ["waiting for 3 files: True", "all loaded: ['config', 'prices', 'users']"],
        zh="三个文件都读完以后，应当打印 all loaded 和三个名字。",
        en="once all three files are loaded it should print 'all loaded' with the three names.",
    )
    attempt.expect(
        not attempt.uses("sleep"),
        zh="不要睡一会儿再看；让 count_down() 来叫醒等待的线程。",
        en="do not sleep and look again; let count_down() wake the threads that wait.",
    )
    latch = attempt.load("Latch").Latch(2)
    waiters = [threading.Thread(target=latch.wait, daemon=True) for _ in range(2)]
    for waiter in waiters:
        waiter.start()
    latch.count_down()
    waiters[0].join(timeout=0.2)
    attempt.expect(
        all(waiter.is_alive() for waiter in waiters),
        zh="Latch(2) 只减了一次，wait() 就返回了。",
        en="wait() of a Latch(2) returned after a single count_down().",
    )
    attempt.check_in_time(latch.count_down)
    for waiter in waiters:
        attempt.check_in_time(
            waiter.join,
            zh="count 已经是 0，却还有线程在等：要叫醒所有等待的线程，不是一个。",
            en="the count is 0, and a thread still waits: wake all that wait, not one of them.",
        )
    attempt.check_in_time(
        latch.wait,
        zh="count 已经是 0，后来的线程却要等：先看 count，再决定等不等。",
        en="the count is 0, and who comes late waits forever: look at the count before waiting.",
    )
    no_count_is_lost(attempt)
    nobody_reads_in_between(attempt)


def no_count_is_lost(attempt: Attempt) -> None:
    """count_down() reads and writes the count under the lock."""
    latch = attempt.load("Latch").Latch(1)
    if not hasattr(latch, "changed") or not hasattr(latch.changed, "acquire"):
        return
    counter = threading.Thread(target=latch.count_down, daemon=True)
    with latch.changed:
        counter.start()
        counter.join(timeout=0.2)
        attempt.expect(
            latch.count == 1,
            zh="别的线程拿着锁，count_down() 却改了 count：减一要在锁里做。",
            en="count_down() changed the count while another thread held the lock: count under the lock.",
        )
    attempt.check_in_time(counter.join)


def nobody_reads_in_between(attempt: Attempt) -> None:
    """Two who count down both read before either writes, if they can; who waits does not keep looking."""
    Latch = attempt.load("Latch").Latch
    meeting = threading.Barrier(2)
    reads: list[str] = []

    class Watched(Latch):
        @property
        def count(self) -> int:
            seen = vars(self)["left"]
            reads.append(threading.current_thread().name)
            if not threading.current_thread().name.startswith("waits"):
                with suppress(threading.BrokenBarrierError):
                    meeting.wait(timeout=0.2)
            return int(seen)

        @count.setter
        def count(self, left: int) -> None:
            vars(self)["left"] = left

    latch = Watched(2)
    waiter = threading.Thread(target=latch.wait, daemon=True, name="waits")
    waiter.start()
    counters = [threading.Thread(target=latch.count_down, daemon=True, name="counts") for _ in range(2)]
    for counter in counters:
        counter.start()
    for counter in counters:
        attempt.check_in_time(counter.join)
    attempt.check_in_time(
        waiter.join,
        zh="两个线程同时减一，只减了一次：减一要在锁里做。",
        en="two threads counted down at once, and one count was lost: count under the lock.",
        seconds=3,
    )
    attempt.expect(
        reads.count("waits") < 20,
        zh="等待的线程不停地看 count：不要一遍遍地看，让 count_down() 来叫醒它。",
        en="who waits looks at the count over and over: let count_down() wake it instead.",
    )
