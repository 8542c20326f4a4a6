"""Readers together, writers alone, and no reader enters while a writer waits."""

import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    module = attempt.load("ReadWriteLock")
    readers_together(attempt, module.ReadWriteLock())
    writers_alone(attempt, module.ReadWriteLock())
    order = attempt.run().output.strip()
    attempt.expect(
        order == "R1 W R2",
        zh=f"写者 W 比读者 R2 先来，应当先进；实际的次序是 {order}。",
        en=f"The writer W came before the reader R2 and must enter first; the order was {order}.",
    )
    all_wake(attempt, module.ReadWriteLock())
    the_writer_wakes(attempt, module.ReadWriteLock())
    stress(attempt, module.ReadWriteLock())


def readers_together(attempt: Attempt, lock: object) -> None:
    three_inside = threading.Barrier(3)

    def read() -> None:
        with lock.read():
            three_inside.wait(3)

    threads = [threading.Thread(target=read, daemon=True) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        attempt.check_in_time(thread.join)
    attempt.expect(
        not three_inside.broken,
        zh="没有写者的时候，三个读者应当可以同时在里面。",
        en="While there is no writer, three readers must be able to be inside together.",
    )


def writers_alone(attempt: Attempt, lock: object) -> None:
    entered = threading.Semaphore(0)

    def enter(side: object) -> None:
        with side():
            entered.release()

    for side in (lock.read, lock.write):
        with lock.write():
            threading.Thread(target=enter, args=(side,), daemon=True).start()
            attempt.expect(
                not entered.acquire(timeout=0.05),
                zh="写者在里面的时候，谁都不得进入。",
                en="While a writer is inside, nobody may enter.",
            )
        attempt.expect(
            entered.acquire(timeout=3),
            zh="写者走了，等待的线程却没有醒来。",
            en="The writer has left, but the thread that waited does not wake up.",
        )


def all_wake(attempt: Attempt, lock: object) -> None:
    """Three readers wait for a writer; when it leaves, all three read together."""
    together = threading.Barrier(3)

    def read() -> None:
        with lock.read():
            together.wait(3)

    threads = [threading.Thread(target=read, daemon=True) for _ in range(3)]
    with lock.write():
        for thread in threads:
            thread.start()
        threads[-1].join(timeout=0.05)
    for thread in threads:
        attempt.check_in_time(thread.join)
    attempt.expect(
        not together.broken,
        zh="三个读者等着写者离开；写者走了，三个应当一起进去。",
        en="Three readers wait for the writer to leave; then all three must get in together.",
    )


def the_writer_wakes(attempt: Attempt, lock: object) -> None:
    """Two readers inside, a writer and a reader outside; the readers leave one by one."""
    leave = [threading.Event(), threading.Event()]
    inside, entered = threading.Semaphore(0), threading.Semaphore(0)

    def stay(until: threading.Event) -> None:
        with lock.read():
            inside.release()
            until.wait()

    def enter(side: object) -> None:
        with side():
            entered.release()

    for event in leave:
        threading.Thread(target=stay, args=(event,), daemon=True).start()
        inside.acquire(timeout=3)
    for side in (lock.write, lock.read):
        threading.Thread(target=enter, args=(side,), daemon=True).start()
        attempt.expect(
            not entered.acquire(timeout=0.05),
            zh="里面有读者，外面有写者在等：谁都不得进入。",
            en="Readers are inside, and a writer waits: nobody may enter.",
        )
    leave[0].set()
    attempt.expect(
        not entered.acquire(timeout=0.05), zh="还有一个读者没有出来。", en="One reader is still inside."
    )
    leave[1].set()
    for _ in range(2):
        attempt.expect(
            entered.acquire(timeout=3),
            zh="读者一个一个都走了，等着的写者和读者却没有进去：叫醒的可能是还不能进的那个。",
            en="The readers have left one by one, but those who wait do not get in: perhaps the wrong one "
            "was woken.",
        )


def stress(attempt: Attempt, lock: object) -> None:
    pair, wrong = [0, 0], []

    def read() -> None:
        for _ in range(100):
            with lock.read():
                if pair[0] != pair[1]:
                    wrong.append(tuple(pair))

    def write() -> None:
        for _ in range(50):
            with lock.write():
                pair[0] += 1
                pair[1] += 1

    threads = [threading.Thread(target=work, daemon=True) for work in (read, write) * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        attempt.check_in_time(
            thread.join,
            zh="几个读者和几个写者反复进出，最后全都停住了：有谁没有叫醒谁，或者等待的写者忘了减去自己。",
            en="Readers and writers came and went, and then all stood still: somebody was not woken, or a "
            "writer that waited forgot to count itself off.",
        )
    attempt.expect(
        not wrong and pair == [150, 150],
        zh="读者看到了改到一半的数据。",
        en="A reader saw data that were half changed.",
    )
