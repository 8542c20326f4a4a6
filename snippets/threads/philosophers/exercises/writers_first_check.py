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
    stress(attempt, module.ReadWriteLock())


def readers_together(attempt: Attempt, lock: object) -> None:
    three_inside = threading.Barrier(3)

    def read() -> None:
        with lock.read():  # type: ignore[attr-defined]
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
        with side():  # type: ignore[operator]
            entered.release()

    for side in (lock.read, lock.write):  # type: ignore[attr-defined]
        with lock.write():  # type: ignore[attr-defined]
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


def stress(attempt: Attempt, lock: object) -> None:
    pair, wrong = [0, 0], []

    def read() -> None:
        for _ in range(100):
            with lock.read():  # type: ignore[attr-defined]
                if pair[0] != pair[1]:
                    wrong.append(tuple(pair))

    def write() -> None:
        for _ in range(50):
            with lock.write():  # type: ignore[attr-defined]
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
