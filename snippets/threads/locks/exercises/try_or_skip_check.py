"""try_or_skip works under the lock or not at all, gives back what it took, and nothing else."""

import threading

from press.exercises import Attempt


class Hesitant:
    """A lock that looks free, and has been taken by the time that one asks."""

    def __init__(self):
        self.lock = threading.Lock()
        self.lock.acquire()
        self.waits = []

    def locked(self):
        return False

    def acquire(self, blocking=True, timeout=-1):
        self.waits.append(timeout if blocking else 0)
        return self.lock.acquire(blocking, timeout)

    def release(self):
        self.lock.release()

    __enter__ = acquire

    def __exit__(self, *error):
        self.release()


def check(attempt: Attempt) -> None:
    try_or_skip = attempt.load("try_or_skip").try_or_skip
    lock, seen = threading.Lock(), []
    done = attempt.check_in_time(try_or_skip, lock, lambda: seen.append(lock.locked()), 0.1)
    attempt.expect(
        seen == [True],
        zh="锁没人拿着时，work 应当恰好执行一次，而且在锁里执行。",
        en="If the lock is free, work should be called once, and under the lock.",
    )
    attempt.expect(
        done is True and not lock.locked(),
        zh="做完以后应当释放锁，并返回 True。",
        en="After the work the lock should be free, and the result True.",
    )

    def fails():
        raise LookupError("work failed")

    try:
        attempt.check_in_time(try_or_skip, lock, fails, 0.1)
        attempt.refuse(
            zh="work 抛出的异常不见了，应当让调用者看到。",
            en="The exception of work has vanished; the caller should see it.",
        )
    except LookupError:
        pass
    attempt.expect(
        not lock.locked(),
        zh="work 抛出异常之后，锁还锁着。",
        en="After an exception in work the lock is still locked.",
    )
    for taken in threading.Lock(), Hesitant():
        if isinstance(taken, type(lock)):
            taken.acquire()
        seen.clear()
        done = attempt.check_in_time(
            try_or_skip,
            taken,
            lambda: seen.append("worked"),
            0.1,
            seconds=3,
            zh="锁在别人手里时，它一直等下去。看和拿要成为同一步，并且带时限。",
            en="If somebody else has the lock, it waits for ever. Look and take in one step, with a limit.",
        )
        attempt.expect(
            not seen and done is False,
            zh="没有拿到锁，应当不做 work，返回 False。",
            en="Without the lock it should not call work, and return False.",
        )
        attempt.expect(
            not (taken.lock if isinstance(taken, Hesitant) else taken).acquire(blocking=False),
            zh="它释放了别人的锁。",
            en="It has released somebody else's lock.",
        )
        if isinstance(taken, Hesitant):
            attempt.expect(
                any(wait > 0 for wait in taken.waits),
                zh="锁在别人手里时，应当等上 seconds 秒，而不是马上放弃。",
                en="If somebody else has the lock, it should wait up to `seconds`, not give up at once.",
            )
