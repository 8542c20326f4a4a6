"""The exception arrives with its type, its text, and its attribute, and the pool goes on."""

import pickle

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """The program as it is, with another number, and a copy of the exception in this process."""
    attempt.expect(
        attempt.uses("ProcessPoolExecutor") and not attempt.uses("ThreadPoolExecutor"),
        zh="异常要从另一个进程回来，池仍应是 ProcessPoolExecutor。",
        en="the exception has to come from another process: the pool should still be a ProcessPoolExecutor.",
    )
    for item in -2, -50:
        lines = attempt.run(replace={"1, -2, 3": f"1, {item}, 3"}).lines
        attempt.expect(
            "the pool is broken" not in lines,
            zh="异常在工作进程里打了包，父进程却解不开：解包时会用 args 再调用一次 __init__。",
            en="the worker packs the exception, and the parent cannot unpack it: unpacking calls __init__ "
            "again, with args.",
        )
        attempt.expect(
            lines == ["1", f"rejected: {item} is negative", "3"],
            zh=f"应当依次打印 1、rejected: {item} is negative 和 3。",
            en=f"it should print 1, 'rejected: {item} is negative', and 3.",
        )
    module = attempt.load("Rejected")
    copy = pickle.loads(pickle.dumps(module.Rejected(7, "odd")))
    attempt.expect(
        type(copy) is module.Rejected and getattr(copy, "item", None) == 7,
        zh="到达的异常少了 item：复制后的异常应与原来的类型相同，item 也相同。",
        en="the exception that arrives lacks its item: type and item of the copy should be those of the "
        "original.",
    )
    attempt.expect(
        str(copy) == "7 is odd",
        zh=f"复制后的文字是 {str(copy)!r}，应为 '7 is odd'。",
        en=f"the text of the copy is {str(copy)!r} instead of '7 is odd'.",
    )
