"""Whoever swaps gets what exactly one other thread brought, and that one gets theirs."""

import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    module = attempt.load("Exchanger")
    exchanger, came_back = module.Exchanger(), threading.Semaphore(0)
    got: dict[str, object] = {}

    def trade(mine: str) -> None:
        got[mine] = exchanger.swap(mine)
        came_back.release()

    threading.Thread(target=trade, args=("A",), daemon=True).start()
    attempt.expect(
        not came_back.acquire(timeout=0.05),
        zh="只来了一个线程，swap() 就返回了；它应当等另一个线程。",
        en="Only one thread has come, and swap() returns; it must wait for another.",
    )
    threading.Thread(target=trade, args=("B",), daemon=True).start()
    for _ in range(2):
        attempt.expect(
            came_back.acquire(timeout=3),
            zh="两个线程都来了，却有一个没有从 swap() 返回。",
            en="Both threads have come, but one does not return from swap().",
        )
    attempt.expect(
        got == {"A": "B", "B": "A"},
        zh=f"带来 A 的应得到 B，带来 B 的应得到 A；实际是 {got}。",
        en=f"Who brought A must get B, and the other way round; but they got {got}.",
    )
    for _ in range(30):
        exchanger, got = module.Exchanger(), {}
        threads = [threading.Thread(target=trade, args=(f"{n}",), daemon=True) for n in range(40)]
        attempt.check_in_time(
            run_all,
            threads,
            zh="40 个线程应结成 20 对，却有线程一直等下去。",
            en="Forty threads should make twenty pairs, but some thread waits forever.",
        )
        wrong = [mine for mine, other in got.items() if got.get(str(other)) != mine or mine == other]
        attempt.expect(
            len(got) == 40 and not wrong,
            zh=f"几对线程同时交换时弄混了：{wrong[:3]} 得到了别人的东西，那个人却没有得到他们的。",
            en=f"When several pairs swap at once, they mix: who gave to {wrong[:3]} got something else.",
        )
    attempt.expect(
        attempt.run().lines == ["Ann got: bread", "Bob got: apple"],
        zh="整个程序应打印 Ann got: bread 和 Bob got: apple。",
        en="The whole program should print 'Ann got: bread' and 'Bob got: apple'.",
    )


def run_all(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
