"""Opposite transfers end, both balances change under both locks, and other accounts are not kept waiting."""

import threading
from contextlib import suppress

from press.exercises import Attempt


class Meeting:
    """A lock; whoever gets it waits a moment at the barrier, if there is one."""

    def __init__(self):
        self.lock, self.barrier, self.taken = threading.Lock(), None, 0

    def acquire(self, blocking=True, timeout=-1):
        got = self.lock.acquire(blocking, timeout)
        if got:
            self.taken += 1
            if self.barrier is not None:
                with suppress(threading.BrokenBarrierError):
                    self.barrier.wait(timeout=0.2)
        return got

    def release(self):
        self.lock.release()

    def locked(self):
        return self.lock.locked()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()


def account(module, number, barrier=None):
    made = module.Account(number, 100)
    made.lock = Meeting()
    made.lock.barrier = barrier
    return made


def together(module, *transfers):
    threads = [threading.Thread(target=module.transfer, args=one, daemon=True) for one in transfers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def check(attempt: Attempt) -> None:
    module = attempt.load("Account", "transfer")
    a, b = account(module, 1), account(module, 2)
    attempt.check_in_time(module.transfer, a, b, 10)
    attempt.expect(
        (a.balance, b.balance) == (90, 110),
        zh=f"从 a 转 10 到 b，余额应是 90 和 110，实际是 {a.balance} 和 {b.balance}。",
        en=f"After 10 from a to b the balances should be 90 and 110, not {a.balance} and {b.balance}.",
    )
    attempt.expect(
        a.lock.taken and b.lock.taken,
        zh="两个账户都要改，就要拿着两个账户各自的 lock。",
        en="Both accounts change, so hold the lock of each of the two.",
    )
    barrier = threading.Barrier(2)
    a, b = account(module, 1, barrier), account(module, 2, barrier)
    attempt.check_in_time(
        together,
        module,
        (a, b, 10),
        (b, a, 30),
        seconds=3,
        zh="两笔方向相反的转账互等，都没有返回：死锁。",
        en="Two transfers in opposite directions wait for each other: a deadlock.",
    )
    attempt.expect(
        (a.balance, b.balance) == (120, 80),
        zh=f"两笔转账之后，余额应是 120 和 80，实际是 {a.balance} 和 {b.balance}：有一笔没有做。",
        en=f"After both transfers it should be 120 and 80, not {a.balance} and {b.balance}: one is missing.",
    )
    barrier = threading.Barrier(2)
    others = [account(module, number) for number in range(1, 5)]
    for one in others:
        one.lock.barrier = barrier
    attempt.check_in_time(together, module, (others[0], others[1], 1), (others[2], others[3], 1), seconds=5)
    attempt.expect(
        not barrier.broken,
        zh="两笔互不相干的转账没有同时进行：不要让所有转账共用一把锁。",
        en="Two transfers between other accounts were not under way together: do not share one lock by all.",
    )
    own = account(module, 1)
    attempt.check_in_time(
        module.transfer,
        own,
        own,
        5,
        seconds=3,
        zh="转给自己时卡住了：同一把 Lock 拿了两次。",
        en="A transfer to oneself hangs: it takes the same Lock twice.",
    )
    attempt.expect(
        own.balance == 100,
        zh=f"转给自己之后余额应当不变，实际是 {own.balance}。",
        en=f"A transfer to oneself should leave the balance alone, not make it {own.balance}.",
    )
