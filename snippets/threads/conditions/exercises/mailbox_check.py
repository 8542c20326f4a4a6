"""Every letter is read exactly once, by many readers and writers, and nobody is left waiting."""

import threading
from collections import Counter

from press.exercises import Attempt

LETTERS, THREADS = 300, 4


def check(attempt: Attempt) -> None:
    """The printed result, two readers for one letter, then a crowd of both roles."""
    lines = attempt.run(code=None).lines
    attempt.expect(
        "received: ['None', 'first']" not in lines,
        zh="有线程读到了 None：它醒来时信已经取走，却没有再看一眼。",
        en="somebody read None: when he woke, the letter was gone, and he did not look again.",
    )
    attempt.expect(
        lines == ["received: ['first', 'second']"],
        zh="应当打印 received: ['first', 'second']。",
        en="it should print \"received: ['first', 'second']\".",
    )
    attempt.expect(
        not attempt.uses("sleep"),
        zh="不要睡一会儿再看；让 put 和 get 互相叫醒。",
        en="do not sleep and look again; let put and get wake each other.",
    )
    holds_one(attempt)
    received: list[object] = []
    mailbox = attempt.load("Mailbox").Mailbox()

    def write(number: int) -> None:
        for letter in range(LETTERS):
            mailbox.put((number, letter))

    def read() -> None:
        for _ in range(LETTERS):
            received.append(mailbox.get())

    crowd = [threading.Thread(target=write, args=[n], daemon=True) for n in range(THREADS)]
    crowd += [threading.Thread(target=read, daemon=True) for _ in range(THREADS)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        attempt.check_in_time(
            thread.join,
            zh="读信的和送信的都在等，谁也不动：notify() 叫醒的可能是同一个角色。",
            en="readers and writers all wait: notify() may wake one of the same role, who can do nothing.",
        )
    expected = Counter((number, letter) for number in range(THREADS) for letter in range(LETTERS))
    attempt.expect(
        Counter(received) == expected,
        zh=f"{THREADS * LETTERS} 封信里，有的丢了，有的读了两次，或者读到了 None。",
        en=f"of {THREADS * LETTERS} letters, some are missing, or read twice, or None was read.",
    )


def holds_one(attempt: Attempt) -> None:
    """The second letter has to wait until the first one has been read."""
    mailbox = attempt.load("Mailbox").Mailbox()
    attempt.check_in_time(mailbox.put, "first")
    second = threading.Thread(target=mailbox.put, args=["second"], daemon=True)
    second.start()
    second.join(timeout=0.2)
    attempt.expect(
        second.is_alive(),
        zh="信箱里有一封信，第二封也放进去了：put 要等到信箱空了。",
        en="there was a letter in the mailbox, and a second one went in: put should wait until it is empty.",
    )
    attempt.check_in_time(mailbox.get)
    attempt.check_in_time(second.join)
