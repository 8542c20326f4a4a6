"""A transfer is one step for other threads; listeners hear of it once, afterwards, without the lock."""

import threading

from press.exercises import Attempt


def free_for_others(lock):
    """Whether another thread could take the lock now."""
    got = []

    def ask():
        got.append(lock.acquire(blocking=False))
        if got[0]:
            lock.release()

    other = threading.Thread(target=ask, daemon=True)
    other.start()
    other.join()
    return got[0]


class Accounts(dict):
    """Notes at each write whether somebody else could have looked."""

    def __init__(self, values, module):
        super().__init__(values)
        self.module, self.open_writes = module, 0

    def __setitem__(self, key, value):
        self.open_writes += free_for_others(self.module.lock)
        super().__setitem__(key, value)

    def update(self, *args, **keywords):
        self.open_writes += free_for_others(self.module.lock)
        super().update(*args, **keywords)


class Watched:
    """The program's lock; notes the totals that it is released with."""

    def __init__(self, module):
        self.lock, self.module, self.totals = module.lock, module, []

    def acquire(self, *args, **keywords):
        return self.lock.acquire(*args, **keywords)

    def release(self):
        self.totals.append(sum(self.module.accounts.values()))
        self.lock.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()


def check(attempt: Attempt) -> None:
    module = attempt.load("accounts", "listeners", "lock", "transfer")
    plain = isinstance(module.lock, type(threading.Lock()))
    module.lock = Watched(module)
    module.accounts = Accounts({"ann": 70, "bob": 30}, module)
    seen = []
    module.listeners.append(
        lambda: seen.append((sum(module.accounts.values()), free_for_others(module.lock)))
    )
    attempt.check_in_time(module.transfer, 20)
    attempt.expect(
        dict(module.accounts) == {"ann": 50, "bob": 50},
        zh=f"转账 20 之后，余额应是 50 和 50，实际是 {dict(module.accounts)}。",
        en=f"After a transfer of 20 the balances should be 50 and 50, but they are {dict(module.accounts)}.",
    )
    attempt.expect(
        all(total == 100 for total, _ in seen),
        zh=f"监听者看到的总额是 {[total for total, _ in seen]}，应当只看到 100。",
        en=f"Listeners saw the totals {[total for total, _ in seen]}; they should see 100 only.",
    )
    attempt.expect(
        len(seen) == 1,
        zh=f"一次转账通知了 {len(seen)} 次，应当恰好一次。",
        en=f"One transfer notified {len(seen)} times; it should be once.",
    )
    attempt.expect(
        not module.accounts.open_writes,
        zh="写余额时没有拿着锁：别的线程可以看到两次写入之间的状态。",
        en="A balance was written without the lock: another thread could look between the two writes.",
    )
    attempt.expect(
        set(module.lock.totals) == {100},
        zh="锁在两次写入之间放开过，那一刻总额不是 100。",
        en="The lock was released between the two writes, when the total was not 100.",
    )
    attempt.expect(
        seen[0][1],
        zh="调用监听者时还拿着锁：监听者如果等待另一个也要这把锁的线程，就死锁了。",
        en="Listeners are called under the lock: one that waits for a thread that wants it would deadlock.",
    )
    attempt.expect(
        plain,
        zh="到了这一步，用普通的 threading.Lock 就够了。",
        en="A plain threading.Lock is enough now.",
    )
