"""Nobody gets a connection that another one uses, nobody fails for want of one, and all come back."""

import threading

from press.exercises import Attempt

VISITORS, VISITS = 8, 50


def check(attempt: Attempt) -> None:
    """The printed result, an exception inside, then a crowd."""
    lines = attempt.run(code=None).lines
    attempt.expect(
        not any("IndexError" in line for line in lines),
        zh="没有空闲的连接，one() 却去取了：先要等到一个许可。",
        en="one() took a connection when none was free: first wait for a permit.",
    )
    attempt.expect(
        lines[:1] == ["both in use, the third got: []"] and len(lines) == 2,
        zh="两个连接都在使用，第三个线程应当等待。",
        en="both connections are in use: the third thread should wait.",
    )
    attempt.expect(
        not attempt.uses("sleep"),
        zh="不要睡一会儿再看；让归还的线程来叫醒等待的线程。",
        en="do not sleep and look again; let whoever gives a connection back wake the one who waits.",
    )
    comes_back_after_an_exception(attempt)
    pool = attempt.load("Connections").Connections(["A", "B", "C"])
    in_use: set[str] = set()
    shared: list[str] = []
    counting = threading.Lock()

    def visit() -> None:
        for _ in range(VISITS):
            with pool.one() as connection:
                with counting:
                    if connection in in_use:
                        shared.append(connection)
                    in_use.add(connection)
                with counting:
                    in_use.discard(connection)

    crowd = [threading.Thread(target=visit, daemon=True) for _ in range(VISITORS)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        attempt.check_in_time(thread.join)
    attempt.expect(
        not shared,
        zh="两个线程同时拿到了同一个连接。",
        en="two threads were given the same connection at the same time.",
    )


def comes_back_after_an_exception(attempt: Attempt) -> None:
    """The only connection is there again after a failure inside the block."""
    pool = attempt.load("Connections").Connections(["only"])

    def fail() -> None:
        try:
            with pool.one():
                raise ValueError
        except ValueError:
            pass

    def again() -> str:
        with pool.one() as connection:
            return str(connection)

    attempt.check_in_time(fail)
    attempt.expect(
        attempt.check_in_time(
            again,
            zh="代码块里出了异常，连接或许可没有归还：用 try/finally 或 with。",
            en="after an exception in the block the connection or its permit did not come back: "
            "use try/finally or with.",
        )
        == "only",
        zh="异常之后，应当再次拿到同一个连接。",
        en="after the exception the same connection should be handed out again.",
    )
