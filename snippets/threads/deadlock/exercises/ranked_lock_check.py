"""RankedLock lets ranks rise only, each thread for itself, and forgets what has been released."""

import threading

from press.exercises import Attempt


def refused(lock):
    """Whether acquire raises RuntimeError."""
    try:
        lock.acquire()
    except RuntimeError:
        return True
    return False


def check(attempt: Attempt) -> None:
    make = attempt.load("RankedLock").RankedLock
    low, middle, high = make(1), make(2), make(3)
    for lock in low, middle, high:
        attempt.check_in_time(lambda one=lock: (one.acquire(), one.release()))

    def in_order():
        return refused(low), refused(middle), refused(high), [lock.release() for lock in (high, middle, low)]

    attempt.expect(
        attempt.check_in_time(in_order)[:3] == (False, False, False),
        zh="等级从低到高拿，不应当报错。",
        en="Taking locks of rising rank should be allowed.",
    )

    def wrong_order():
        high.acquire()
        said = refused(low)
        free = low.lock.acquire(blocking=False)
        if free:
            low.lock.release()
        high.release()
        return said, free

    said, free = attempt.check_in_time(wrong_order)
    attempt.expect(
        said,
        zh="拿着等级 3 再要等级 1，应当抛出 RuntimeError。",
        en="Asking for rank 1 with rank 3 in hand should raise RuntimeError.",
    )
    attempt.expect(
        free,
        zh="报错之后，没拿成的那把锁应当仍然没有锁着。",
        en="After the error the lock that was refused should still be free.",
    )

    def any_order_of_release():
        low.acquire()
        middle.acquire()
        low.release()
        said = refused(low)
        middle.release()
        return said, refused(low), low.release()

    attempt.expect(
        attempt.check_in_time(any_order_of_release)[:2] == (True, False),
        zh="先放开低的、手里还有高的，这时再要低的应当报错；高的也放开之后，又应当可以。",
        en="With the higher one still in hand the lower one is refused; once all are released it is not.",
    )

    def highest_is_not_last():
        low.acquire()
        high.acquire()
        low.release()
        said = refused(middle)
        if not said:
            middle.release()
        high.release()
        return said

    attempt.expect(
        attempt.check_in_time(highest_is_not_last),
        zh="手里还有等级 3，要等级 2 应当报错。",
        en="With rank 3 in hand, rank 2 should be refused.",
    )

    def twice():
        low.acquire()
        said = refused(low)
        low.release()
        return said

    attempt.expect(
        attempt.check_in_time(twice, seconds=3),
        zh="同一把锁拿两次，应当报错，而不是卡住。",
        en="Taking the same lock twice should be an error, not a hang.",
    )
    high.acquire()
    other = []
    thread = threading.Thread(target=lambda: other.append(refused(low) or low.release()), daemon=True)
    thread.start()
    thread.join(timeout=3)
    high.release()
    attempt.expect(
        other == [None],
        zh="另一个线程手里什么也没有，却不许它拿：每个线程要各记各的（threading.local）。",
        en="Another thread, which holds nothing, was refused: keep a list per thread (threading.local).",
    )
