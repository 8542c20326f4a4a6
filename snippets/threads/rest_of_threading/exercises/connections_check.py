"""Each thread that asks gets one connection of its own, at its first call; close_all() closes them all."""

import threading

from press.exercises import Attempt


class Connection:
    def __init__(self) -> None:
        self.made_by = threading.current_thread()
        self.closed = 0

    def close(self) -> None:
        self.closed += 1


def check(attempt: Attempt) -> None:
    Connections = attempt.load("Connections").Connections
    made: list[Connection] = []

    def connect() -> Connection:
        connection = Connection()
        made.append(connection)
        return connection

    connections = Connections(connect)
    attempt.expect(
        not made,
        zh="还没有线程要连接，就已经建立了一个：等第一次 get() 再建立。",
        en="A connection was made before any thread asked for one: wait for the first get().",
    )
    got: dict[str, list[object]] = {}
    all_have_one = threading.Barrier(3)

    def work() -> None:
        mine = got.setdefault(threading.current_thread().name, [])
        try:
            mine.append(connections.get())
        except AttributeError as error:
            mine.append(error)
        all_have_one.wait()
        mine.append(connections.get() if not isinstance(mine[0], AttributeError) else mine[0])

    workers = [threading.Thread(target=work, name=f"worker {n}", daemon=True) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        attempt.check_in_time(worker.join)
    for name, (first, second) in sorted(got.items()):
        attempt.expect(
            isinstance(first, Connection),
            zh=f"{name} 调用 get() 得到了 {first!r}：在 __init__ 里设置的属性只属于创建者的线程。",
            en=f"{name} called get() and got {first!r}: "
            "what __init__ sets belongs to the thread of the maker only.",
        )
        attempt.expect(
            first is second,
            zh=f"{name} 两次 get() 得到了不同的连接。",
            en=f"{name} called get() twice and got two connections.",
        )
    attempt.expect(
        len({id(mine[0]) for mine in got.values()}) == 3 and len(made) == 3,
        zh=f"三个线程应当有三个连接，一共建立了 {len(made)} 个。",
        en=f"Three threads should have three connections; {len(made)} were made.",
    )
    attempt.check_in_time(connections.close_all)
    attempt.expect(
        [connection.closed for connection in made] == [1, 1, 1],
        zh="close_all() 应当把每个线程的连接都关闭一次，线程已经结束的也不例外。",
        en="close_all() should close the connection of every thread once, also of those that have ended.",
    )
    attempt.expect(
        attempt.run().lines == ["two connections: True", "all closed: True"],
        zh="整个程序应当打印两行 True。",
        en="The whole program should print two lines that end in True.",
    )
