"""take_both returns with both locks held, and holds none of them while it has to wait."""

import threading

from press.exercises import Attempt


class Watched:
    """A lock that notes who waits for it with the other one in hand."""

    def __init__(self, name):
        self.name, self.lock, self.owner = name, threading.Lock(), None
        self.other, self.greedy, self.asked = None, False, threading.Semaphore(0)

    def acquire(self, blocking=True, timeout=-1):
        me = threading.current_thread()
        if blocking and timeout != 0 and self.other.owner is me:
            self.greedy = True
        self.asked.release()
        got = self.lock.acquire(blocking, timeout)
        if got:
            self.owner = me
        return got

    def release(self):
        self.owner = None
        self.lock.release()

    def locked(self):
        return self.lock.locked()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()


def pair():
    one, other = Watched("one"), Watched("other")
    one.other, other.other = other, one
    return one, other


def check(attempt: Attempt) -> None:
    take_both = attempt.load("take_both").take_both
    one, other = pair()
    attempt.check_in_time(take_both, one, other)
    attempt.expect(
        one.locked() and other.locked(),
        zh="两把锁都没人拿着时，返回之后应当两把都在手里。",
        en="With both locks free, both should be held when it returns.",
    )
    one, other = pair()
    other.lock.acquire()
    taker = threading.Thread(target=take_both, args=(one, other), daemon=True)
    taker.start()
    other.asked.acquire(timeout=3)
    attempt.expect(
        not other.greedy,
        zh="take_both 拿着一把锁，等另一把。第二把要用不等待的 acquire。",
        en="It waits for a lock while holding the other: take the second one without waiting.",
    )
    attempt.expect(
        one.lock.acquire(timeout=3),
        zh="拿不到第二把时，take_both 没有放开第一把。",
        en="When it does not get the second lock, it does not let go of the first.",
    )
    one.lock.release()
    other.lock.release()
    taker.join(timeout=5)
    attempt.expect(
        not taker.is_alive() and one.locked() and other.locked(),
        zh="别人放开第二把锁以后，应当拿到两把并返回。",
        en="Once somebody lets go of the second lock, it should get both and return.",
    )
    attempt.expect(
        not (one.greedy or other.greedy),
        zh="take_both 拿着一把锁，等另一把。第二把要用不等待的 acquire。",
        en="It waits for a lock while holding the other: take the second one without waiting.",
    )
