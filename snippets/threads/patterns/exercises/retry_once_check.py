"""A result is made once, shown only when it is finished, and made again only after a failure."""

import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it prints, then None as a result, then two threads at the worst moment, then a failure between."""
    lines = attempt.run().lines
    attempt.expect(
        lines == ["OSError: not yet", "connection", "connection"],
        zh="第一次失败之后，第二次应当再试一次并得到 connection。",
        en="after the first failure, the second call should try again and get the connection.",
    )
    nothing_is_a_result(attempt)
    second_waits(attempt)
    failure_while_another_waits(attempt)


def nothing_is_a_result(attempt: Attempt) -> None:
    """A result of None counts."""
    calls: list[int] = []
    once = attempt.load("Once").Once(lambda: calls.append(1))
    for _ in range(3):
        once.get()
    attempt.expect(
        len(calls) == 1,
        zh=f"make 返回 None，get 三次，make 调用了 {len(calls)} 次：None 也是结果。",
        en=f"make returns None, and three gets call it {len(calls)} times: None is a result, too.",
    )


def second_waits(attempt: Attempt) -> None:
    """While make runs in one thread, another neither calls it nor returns."""
    calls: list[object] = []
    inside, second_came = threading.Event(), threading.Event()

    def make() -> object:
        calls.append(made := object())
        inside.set()
        second_came.wait(0.3)
        return made

    once = attempt.load("Once").Once(make)
    results: list[object] = []
    threads = [threading.Thread(target=lambda: results.append(once.get()), daemon=True) for _ in range(2)]
    threads[0].start()
    attempt.check_in_time(inside.wait)
    threads[1].start()
    threads[1].join(0.1)
    early = list(results)
    second_came.set()
    for thread in threads:
        attempt.check_in_time(thread.join)
    attempt.expect(
        not early,
        zh=f"make 还没有做完，第二个线程已经拿到 {early}。",
        en=f"make had not finished, and the second thread already got {early}.",
    )
    attempt.expect(
        len(calls) == 1,
        zh=f"两个线程同时来，make 调用了 {len(calls)} 次。",
        en=f"two threads at once, and make was called {len(calls)} times.",
    )
    attempt.expect(
        results == [calls[0], calls[0]],
        zh="两个线程应当得到同一个对象。",
        en="both threads should get the same object.",
    )


def failure_while_another_waits(attempt: Attempt) -> None:
    """The first fails; the second, which has waited, tries and succeeds."""
    calls: list[int] = []
    inside = threading.Event()
    second_came = threading.Event()

    def make() -> str:
        calls.append(1)
        if len(calls) == 1:
            inside.set()
            second_came.wait(0.2)
            raise OSError("not yet")
        return "made"

    once = attempt.load("Once").Once(make)
    outcomes: list[str] = []

    def get() -> None:
        try:
            outcomes.append(once.get())
        except OSError as error:
            outcomes.append(str(error))

    threads = [threading.Thread(target=get, daemon=True) for _ in range(2)]
    threads[0].start()
    attempt.check_in_time(inside.wait)
    threads[1].start()
    for thread in threads:
        attempt.check_in_time(thread.join)
    attempt.expect(
        sorted(outcomes) == ["made", "not yet"],
        zh=f"第一个线程失败时第二个正等着，它应当再试并成功，实际得到 {sorted(outcomes)}。",
        en=f"the first failed while the second waited, which should try and succeed: {sorted(outcomes)}.",
    )
