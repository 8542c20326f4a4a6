"""Two transfers that only one balance can pay: one is made, whatever the moment, and no lock is left held."""

import contextlib
import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """The printed result, then the same with handshakes of our own in the window."""
    lines = attempt.run().lines
    attempt.expect(
        "ann -60, bob 160" not in lines,
        zh="ann 只有 100，却付出了两笔 80：两个线程都在对方扣款之前看了余额。",
        en="ann has 100 and has paid 80 twice: "
        "both threads looked at the balance before either took from it.",
    )
    attempt.expect(
        lines == ["transfers made: 1", "ann 20, bob 80"],
        zh="应当打印 transfers made: 1 和 ann 20, bob 80。",
        en="it should print 'transfers made: 1' and 'ann 20, bob 80'.",
    )
    window_is_closed(attempt)
    lock_is_released(attempt)


def window_is_closed(attempt: Attempt) -> None:
    """While one transfer is being approved, no second one is."""
    module = attempt.load("transfer", "approved", "accounts")
    calls: list[int] = []
    second_came = threading.Event()

    def approved(amount: int) -> bool:
        calls.append(amount)
        if len(calls) == 1:
            second.start()
            second_came.wait(0.3)
        else:
            second_came.set()
        return True

    results: list[bool] = []
    second = threading.Thread(target=lambda: results.append(module.transfer("ann", "bob", 70)), daemon=True)
    module.approved = approved
    module.accounts.update(ann=100, bob=0)
    results.append(attempt.check_in_time(module.transfer, "ann", "bob", 60))
    attempt.expect(
        calls,
        zh="transfer 没有调用 approved：核准仍要在付款之前进行。",
        en="transfer does not call approved: the bank still has to approve before it pays.",
    )
    attempt.check_in_time(second.join)
    attempt.expect(
        results.count(True) == 1 and sum(module.accounts.values()) == 100 and module.accounts["ann"] >= 0,
        zh=f"第一笔转账还在核准，第二笔又通过了检查：余额成了 {module.accounts}。"
        "看余额和扣款要在同一把锁里。",
        en=f"while the first transfer was being approved, a second one passed: {module.accounts}. Looking at "
        "the balance and taking from it belong under one lock.",
    )


def lock_is_released(attempt: Attempt) -> None:
    """An exception within a transfer leaves the next one free to go."""
    module = attempt.load("transfer")

    def refuses(amount: int) -> bool:
        raise ValueError(amount)

    module.approved = refuses
    with contextlib.suppress(ValueError):
        module.transfer("ann", "bob", 1)
    module.approved = lambda amount: True
    attempt.check_in_time(
        module.transfer,
        "ann",
        "bob",
        1,
        zh="approved 抛出异常之后，下一笔转账一直等着：锁没有放开。用 with。",
        en="after approved has raised, the next transfer waits for ever: the lock is still held. Use 'with'.",
    )
