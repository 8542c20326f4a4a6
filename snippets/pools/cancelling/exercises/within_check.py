"""One limit for all: it returns although calls are still running, and begins no more of them."""

import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """Quick ones, then blocked ones, then many blocked ones, then an error."""
    within = attempt.load("within").within
    attempt.expect(
        attempt.check_in_time(within, 5, [lambda n=n: n for n in range(10)]) == list(range(10)),
        zh="都来得及时，应当按次序返回全部结果。",
        en="If all are in time, it should return every result in order.",
    )
    blocked(attempt)
    release = threading.Event()
    try:
        results = attempt.check_in_time(
            within,
            0.5,
            [release.wait] * 40,
            zh="四十个都来不及，每个都另等一遍时限：时限应当是总的。",
            en="Forty are late, and it waits the limit once for each: the limit is for the whole.",
        )
    finally:
        release.set()
    attempt.expect(results == [None] * 40, zh="来不及的应记为 None。", en="Late ones should count as None.")
    try:
        attempt.check_in_time(within, 5, [lambda: int("x")])
    except ValueError:
        pass
    else:
        attempt.refuse(zh="call 出了错，却没有抛出。", en="A call failed, and nothing is raised.")
    lines = attempt.run().lines
    attempt.expect(
        lines == ["['quick', None, None, None, None]", "begun: ['Ann', 'Ben']"],
        zh="应当只开始 Ann 和 Ben。",
        en="only Ann and Ben should have begun.",
    )


def blocked(attempt: Attempt) -> None:
    """Two calls occupy both workers; the third must not begin, not even after they end."""
    within = attempt.load("within").within
    release, third = threading.Event(), threading.Event()
    before = set(threading.enumerate())
    try:
        results = attempt.check_in_time(
            within,
            0.2,
            [release.wait, release.wait, third.set],
            seconds=5,
            zh="有调用还没做完，within 就不返回：with 在等它们。",
            en="within does not return while calls are running: the with statement waits for them.",
        )
    finally:
        release.set()
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
    attempt.expect(
        not third.is_set(),
        zh="时限已过，排队的调用还是开始了。",
        en="a call that was waiting in line began after the limit.",
    )
    attempt.expect(results == [None] * 3, zh="来不及的应记为 None。", en="Late ones should count as None.")
