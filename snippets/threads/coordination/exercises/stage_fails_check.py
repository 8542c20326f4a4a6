"""A pipeline gives every result in order, or, if a stage raises, ends whole and raises that error."""

import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    module = attempt.load("run_pipeline")
    before = set(threading.enumerate())
    complaints: list[object] = []
    threading.excepthook = lambda args: complaints.append(args.exc_type)

    def outcome_of(texts: list[str]) -> object:
        try:
            return module.run_pipeline(texts)
        except Exception as error:
            return type(error)

    for texts, right in (
        (["1", "2", "3"], [12, 6, 4]),
        ([], []),
        ([str(number) for number in range(1, 60)], [12 // number for number in range(1, 60)]),
        (["one"], ValueError),
        (["0"], ZeroDivisionError),
        (["1", "2", "0"], ZeroDivisionError),
        (["1", "two", *"3456789"], ValueError),
        (["1", "0", *"3456789"], ZeroDivisionError),
        (["0", "0", *"3456789"], ZeroDivisionError),
    ):
        found = attempt.check_in_time(
            outcome_of,
            texts,
            zh=f"run_pipeline({texts}) 没有结束：一级出错之后，还有线程一直在等。",
            en=f"run_pipeline({texts}) does not end: one stage has failed, and some thread still waits.",
        )
        attempt.expect(
            found == right,
            zh=f"run_pipeline({texts}) 应得到 {right}，实际是 {found}。",
            en=f"run_pipeline({texts}) should give {right}, but gives {found}.",
        )
        left = [one for one in threading.enumerate() if one not in before and one.name != "check"]
        attempt.expect(
            not left,
            zh=f"run_pipeline({texts}) 之后还有 {len(left)} 个线程没有结束。",
            en=f"After run_pipeline({texts}), {len(left)} threads have not ended.",
        )
    attempt.expect(
        not complaints,
        zh="异常应由 run_pipeline 抛出，而不是留在线程里，变成屏幕上的回溯。",
        en="The error should come from run_pipeline, not end as a traceback of some thread.",
    )
    attempt.expect(
        attempt.run().lines == ["[12, 6, 4]", "ZeroDivisionError"],
        zh="整个程序应打印 [12, 6, 4] 和 ZeroDivisionError。",
        en="The whole program should print [12, 6, 4] and ZeroDivisionError.",
    )
