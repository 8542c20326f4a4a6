"""A call runs in a thread of its own; result() waits, gives the value, or raises what the function raised."""

import threading

from press.exercises import Attempt


class Trouble(Exception):
    """What no program raises by itself."""


def check(attempt: Attempt) -> None:
    Call = attempt.load("Call").Call
    begun, release = threading.Event(), threading.Event()
    where: list[threading.Thread] = []

    def work(number: int, *, factor: int = 1) -> int:
        where.append(threading.current_thread())
        begun.set()
        release.wait()
        return number * factor

    call = attempt.check_in_time(
        lambda: Call(work, 6, factor=7),
        zh="Call(...) 要立即返回，函数在另一个线程里运行。",
        en="Call(...) should return at once while the function runs in another thread.",
    )
    attempt.expect(
        begun.wait(timeout=5),
        zh="函数没有按给出的位置参数和关键字参数运行起来。",
        en="The function did not begin to run with the given positional and keyword arguments.",
    )
    results: list[object] = []
    asking = threading.Thread(target=lambda: results.append(call.result()), daemon=True)
    asking.start()
    asking.join(timeout=0.05)
    attempt.expect(
        asking.is_alive(),
        zh="函数还没有结束，result() 就返回了：要先等线程结束。",
        en="result() returned before the function had ended: wait for the thread first.",
    )
    release.set()
    attempt.check_in_time(asking.join)
    attempt.expect(
        results == [42] and call.result() == 42,
        zh=f"work(6, factor=7) 返回 42，result() 每次都应当是 42，实际是 {results}。",
        en=f"work(6, factor=7) returns 42, and so should result(), each time; it gave {results}.",
    )
    check_error(attempt, Call)
    attempt.expect(
        attempt.run().lines[:1] == ["good: (3, 2)"] and attempt.run().lines[-1].startswith("caught:"),
        zh="整个程序应当打印 good: (3, 2)，然后是 caught: 和那个异常。",
        en="The whole program should print good: (3, 2), then caught: and the error.",
    )


def check_error(attempt: Attempt, Call: type) -> None:
    trouble = Trouble("no such host")

    def fail() -> None:
        raise trouble

    call = Call(fail)
    for _ in range(2):
        try:
            value = attempt.check_in_time(call.result)
        except Trouble as error:
            attempt.expect(
                error is trouble,
                zh="result() 抛出的应当是函数抛出的那个异常对象。",
                en="result() should raise the very exception that the function raised.",
            )
        else:
            attempt.refuse(
                zh=f"函数抛出了异常，result() 却返回了 {value!r}：在线程里接住异常，在 result() 里抛出。",
                en=f"The function raised, but result() returned {value!r}: "
                "catch the exception in the thread, raise it in result().",
            )
