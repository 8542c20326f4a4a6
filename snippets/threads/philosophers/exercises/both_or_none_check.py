"""Neighbors never eat together, others may, nobody holds a single fork, and everyone gets to eat."""

import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    module = attempt.load("Table")
    attempt.expect(
        not attempt.uses("sleep"),
        zh="睡眠不能代替等待：用条件变量。",
        en="Sleeping is no way of waiting: use a condition.",
    )
    for seat, beside in ((0, 1), (0, 4), (2, 1), (3, 4)):
        table, sat = module.Table(5), threading.Semaphore(0)
        attempt.check_in_time(table.take, seat)

        def sit(table: object = table, beside: int = beside, sat: threading.Semaphore = sat) -> None:
            table.take(beside)
            sat.release()

        threading.Thread(target=sit, daemon=True).start()
        attempt.expect(
            not sat.acquire(timeout=0.05),
            zh=f"{seat} 号正在吃，邻座的 {beside} 号也吃上了：他们共用一把叉子。",
            en=f"Seat {seat} is eating, and seat {beside} beside it eats, too: they share a fork.",
        )
        attempt.check_in_time(
            table.take,
            (seat + 2) % 5 if beside != (seat + 1) % 5 else (seat + 3) % 5,
            zh="不相邻的两个人应当可以同时吃；等待的人一把叉子也不该占着。",
            en="Two who are not neighbors may eat together; and who waits must not hold any fork.",
        )
        table.put_back((seat + 2) % 5 if beside != (seat + 1) % 5 else (seat + 3) % 5)
        table.put_back(seat)
        attempt.expect(
            sat.acquire(timeout=3),
            zh=f"{seat} 号放下了叉子，等待的 {beside} 号却没有醒来。",
            en=f"Seat {seat} has put the forks back, but seat {beside} goes on waiting.",
        )
    both_neighbors_wake(attempt, module.Table(5))
    whole_dinner(attempt, module.Table(5))
    outcome = attempt.run()
    attempt.expect(
        outcome.lines == ["while seat 0 eats: [2]", "afterwards: [1, 2]"],
        zh="0 号在吃的时候，只有 2 号可以吃；之后才轮到 1 号。",
        en="While seat 0 eats, only seat 2 may eat; seat 1 comes afterwards.",
    )


def whole_dinner(attempt: Attempt, table: object) -> None:
    """Five philosophers, two hundred meals each."""
    eating, meals, wrong = [False] * 5, [0] * 5, []

    def dine(seat: int) -> None:
        for _ in range(200):
            table.take(seat)
            eating[seat] = True
            if eating[seat - 1] or eating[(seat + 1) % 5]:
                wrong.append(seat)
            meals[seat] += 1
            eating[seat] = False
            table.put_back(seat)

    threads = [threading.Thread(target=dine, args=(seat,), daemon=True) for seat in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        attempt.check_in_time(
            thread.join,
            zh="五个人吃到一半，谁也吃不下去了。",
            en="In the middle of the dinner nobody goes on.",
        )
    attempt.expect(
        not wrong,
        zh="五个人各吃两百次，其间有邻座同时在吃。",
        en="In two hundred meals each, neighbors ate together.",
    )


def both_neighbors_wake(attempt: Attempt, table: object) -> None:
    """Seats 1 and 4 wait for seat 0; both may eat when it has put the forks back."""
    sat = threading.Semaphore(0)

    def sit(seat: int) -> None:
        table.take(seat)
        sat.release()

    table.take(0)
    for seat in (1, 4):
        threading.Thread(target=sit, args=(seat,), daemon=True).start()
        attempt.expect(
            not sat.acquire(timeout=0.05),
            zh=f"0 号正在吃，邻座的 {seat} 号也吃上了。",
            en=f"Seat 0 is eating, and seat {seat} beside it eats, too.",
        )
    table.put_back(0)
    for _ in range(2):
        attempt.expect(
            sat.acquire(timeout=3),
            zh="0 号放下两把叉子，1 号和 4 号都可以吃了，却只叫醒了一个。",
            en="Seat 0 has put back two forks; seats 1 and 4 may eat now, but only one of them was woken.",
        )
