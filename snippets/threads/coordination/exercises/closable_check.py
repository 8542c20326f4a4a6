"""A closed buffer takes nothing more, gives what is left, and wakes everybody who waits."""

import sys
import threading
from collections.abc import Callable
from typing import Any

from press.exercises import Attempt


def in_threads(call: Callable[[], object], closed: type[Exception], number: int) -> threading.Semaphore:
    """`number` threads make the call; a permit for each that raises Closed."""
    told = threading.Semaphore(0)

    def one() -> None:
        try:
            call()
        except closed:
            told.release()

    for _ in range(number):
        threading.Thread(target=one, daemon=True).start()
    return told


def all_told(attempt: Attempt, told: threading.Semaphore, number: int, zh: str, en: str) -> None:
    for _ in range(number):
        attempt.expect(told.acquire(timeout=3), zh=zh, en=en)


def raises(call: Callable[[], object], closed: type[Exception]) -> bool:
    try:
        call()
    except closed:
        return True
    return False


def check(attempt: Attempt) -> None:
    module = attempt.load("BoundedBuffer", "Closed")
    buffer = module.BoundedBuffer(2)
    told = in_threads(buffer.get, module.Closed, 3)
    attempt.expect(
        not told.acquire(timeout=0.05),
        zh="还没有关闭，get() 就抛出了 Closed。",
        en="get() raises Closed too early.",
    )
    buffer.close()
    all_told(
        attempt,
        told,
        3,
        "三个线程在空缓冲区前等待；close() 之后，它们都应抛出 Closed，却有线程还在等。",
        "Three threads wait at the empty buffer; after close() each must raise Closed, but one still waits.",
    )
    buffer = module.BoundedBuffer(2)
    buffer.put("A")
    buffer.put("B")
    told = in_threads(lambda: buffer.put("C"), module.Closed, 3)
    attempt.expect(
        not told.acquire(timeout=0.05),
        zh="还没有关闭，put() 就抛出了 Closed。",
        en="put() raises Closed too early.",
    )
    buffer.close()
    all_told(
        attempt,
        told,
        3,
        "三个线程在满缓冲区前等待；close() 之后，它们都应抛出 Closed，却有线程还在等。",
        "Three threads wait at the full buffer; after close() each must raise Closed, but one still waits.",
    )
    attempt.expect(
        attempt.check_in_time(lambda: raises(lambda: buffer.put("D"), module.Closed)),
        zh="关闭之后，put() 应抛出 Closed。",
        en="After close(), put() must raise Closed.",
    )
    left = attempt.check_in_time(lambda: [buffer.get(), buffer.get()])
    attempt.expect(
        left == ["A", "B"],
        zh=f"关闭之前放进去的 A、B 应当还取得到，而且次序不变；实际取到 {left}。",
        en=f"What was put in before close(), A and B, must still come out in order; out came {left}.",
    )
    attempt.expect(
        attempt.check_in_time(lambda: raises(buffer.get, module.Closed)),
        zh="取完之后，get() 应抛出 Closed。",
        en="When all is taken, get() must raise Closed.",
    )
    still_a_buffer(attempt, module.BoundedBuffer(1))
    one_place_one_item(attempt, module.BoundedBuffer(1))
    for _ in range(5):
        stress(attempt, module.BoundedBuffer(1))
    outcome = attempt.run()
    attempt.expect(
        outcome.lines == ["A B", "closed"],
        zh="整个程序应打印 A B 和 closed。",
        en="It should print 'A B', 'closed'.",
    )


def still_a_buffer(attempt: Attempt, buffer: Any) -> None:
    """Whoever waits for an item or for room is woken by it."""
    done = threading.Semaphore(0)

    def later(call: Callable[[], object]) -> None:
        threading.Thread(target=lambda: (call(), done.release()), daemon=True).start()

    for wait, wake, zh, en in (
        (
            buffer.get,
            lambda: buffer.put("A"),
            "放进了一件，等货的线程",
            "An item was put, but who waited for it",
        ),
        (
            lambda: buffer.put("C"),
            buffer.get,
            "取走了一件，等空位的线程",
            "An item was taken, but who waited",
        ),
    ):
        if wake == buffer.get:
            buffer.put("B")
        later(wait)
        attempt.expect(
            not done.acquire(timeout=0.05),
            zh="空时 get() 应当等待，满时 put() 应当等待。",
            en="get() must wait while the buffer is empty, put() while it is full.",
        )
        attempt.check_in_time(wake)
        attempt.expect(done.acquire(timeout=3), zh=f"{zh}没有醒来。", en=f"{en} does not wake up.")
    buffer.get()


def one_place_one_item(attempt: Attempt, buffer: Any) -> None:
    """One thread waits for room; another makes room and takes it before the first one is back."""
    done = threading.Semaphore(0)

    def take_and_put() -> None:
        buffer.get()
        buffer.put("C")
        done.release()

    buffer.put("A")
    threading.Thread(target=lambda: (buffer.put("B"), done.release()), daemon=True).start()
    waits = not done.acquire(timeout=0.05)
    attempt.expect(waits, zh="满时 put() 应当等待。", en="put() must wait while the buffer is full.")
    interval = sys.getswitchinterval()
    sys.setswitchinterval(5)
    threading.Thread(target=take_and_put, daemon=True).start()
    one, both = done.acquire(timeout=3), done.acquire(timeout=0.05)
    sys.setswitchinterval(interval)
    attempt.expect(
        one and not both,
        zh="只有一个空位，应当恰好有一次 put() 返回：醒来之后要再看一次。",
        en="There is one place, so one put() must return, not more: who wakes up has to look again.",
    )


def stress(attempt: Attempt, buffer: Any) -> None:
    """Four threads put, four take, one place: never two items in it, and each comes out once."""
    lock, balance, most, taken = threading.Lock(), 0, 0, []

    def count(change: int) -> None:
        nonlocal balance, most
        with lock:
            balance += change
            most = max(most, balance)

    def produce(first: int) -> None:
        for number in range(first, first + 200):
            buffer.put(number)
            count(1)

    def consume() -> None:
        for _ in range(200):
            count(-1)
            taken.append(buffer.get())

    works = [lambda n=n: produce(200 * n) for n in range(4)] + [consume] * 4
    threads = [threading.Thread(target=work, daemon=True) for work in works]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    for thread in threads:
        thread.start()
    for thread in threads:
        attempt.check_in_time(
            thread.join,
            zh="四个线程放，四个线程取，放着放着就停住了：检查要写在循环里。",
            en="Four threads put, four take, and then they stand still: the check belongs in a loop.",
        )
    sys.setswitchinterval(interval)
    attempt.expect(
        sorted(taken) == list(range(800)) and most <= 1,
        zh="四个线程放，四个线程取，结果有的丢了，或者一格里放进了两件。",
        en="Four threads put, four take: items were lost, or two were in one place.",
    )
