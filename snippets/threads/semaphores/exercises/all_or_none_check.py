"""Whoever needs several permits gets all of them in the end, and never more are out than there are."""

import threading

from press.exercises import Attempt

JOBS, ROUNDS = 4, 60


def check(attempt: Attempt) -> None:
    """The printed result with the bad order forced, then who has to wait, then a crowd."""
    lines = attempt.run().lines
    attempt.expect(
        lines != ["jobs done: 0 of 2"],
        zh="两个线程各拿了一个核，都在等对方的那个：死锁。",
        en="each of the two threads has one core and waits for the other's: a deadlock.",
    )
    attempt.expect(
        lines == ["jobs done: 2 of 2"],
        zh="两项工作都应当做完：jobs done: 2 of 2。",
        en="both jobs should be done: 'jobs done: 2 of 2'.",
    )
    module = attempt.load("Cores", "between")
    cores = module.Cores(3)
    attempt.check_in_time(cores.take, 2)
    attempt.check_in_time(
        cores.take,
        1,
        zh="三个核拿走了两个，还剩一个，take(1) 却要等。",
        en="two of three cores were out, one was left, and take(1) had to wait.",
        seconds=5,
    )
    cores.give_back(1)
    second = threading.Thread(target=cores.take, args=[2], daemon=True)
    second.start()
    second.join(timeout=0.3)
    attempt.expect(
        second.is_alive(),
        zh="三个核已经拿走两个，又拿走了两个：take(n) 要真的拿 n 个。",
        en="two of three cores were out, and two more were taken: take(n) has to take n of them.",
    )
    cores.give_back(2)
    attempt.check_in_time(
        second.join,
        zh="核已经归还，等待的线程却没有继续：give_back() 不能被正在等的线程挡住。",
        en="the cores came back, and the thread that waits for them goes on waiting: nobody who waits may "
        "block give_back().",
    )
    crowd_gets_through(attempt)


def crowd_gets_through(attempt: Attempt) -> None:
    """Jobs of different sizes, again and again."""
    module = attempt.load("Cores", "between")
    module.between = lambda: None
    cores = module.Cores(3)
    counting = threading.Lock()
    out, most = 0, 0

    def job(n: int) -> None:
        nonlocal out, most
        for _ in range(ROUNDS):
            cores.take(n)
            with counting:
                out += n
                most = max(most, out)
            with counting:
                out -= n
            cores.give_back(n)

    crowd = [threading.Thread(target=job, args=[1 + i % 3], daemon=True) for i in range(JOBS)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        attempt.check_in_time(thread.join)
    attempt.expect(
        most <= 3,
        zh=f"只有三个核，却同时用了 {most} 个。",
        en=f"there are three cores, and {most} were in use at once.",
    )
