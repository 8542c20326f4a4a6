"""A closed buffer takes nothing more, gives what is left, and wakes everybody who waits."""

import threading
from collections.abc import Callable

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
    outcome = attempt.run()
    attempt.expect(
        outcome.lines == ["A B", "closed"],
        zh="整个程序应打印 A B 和 closed。",
        en="It should print 'A B', 'closed'.",
    )
