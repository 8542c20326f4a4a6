"""Nobody in the pool waits for the pool: the caller collects, one folder after the other."""

import threading
from concurrent.futures import ThreadPoolExecutor

from press.exercises import Attempt

Folder = tuple[int, list["Folder"]]


def check(attempt: Attempt) -> None:
    """What it prints, then one worker and a deep tree, then two folders that are read together."""
    attempt.expect(
        attempt.run().lines == ["total: 15"],
        zh="应当打印 total: 15。",
        en="it should print 'total: 15'.",
    )
    one_worker(attempt)
    two_at_once(attempt)


def one_worker(attempt: Attempt) -> None:
    """A tree that is deeper than the pool is wide."""
    module = attempt.load("total_size")
    tree: Folder = (1, [(2, [(4, [(8, [])])]), (16, [])])
    pool = ThreadPoolExecutor(max_workers=1)
    readers: list[threading.Thread] = []

    def read(folder: Folder) -> Folder:
        readers.append(threading.current_thread())
        return folder

    total = attempt.check_in_time(
        module.total_size,
        pool,
        read,
        tree,
        zh="池里只有一个线程，它在等排在自己后面的任务：total_size 没有返回。",
        en="the pool has one thread, which waits for tasks that stand behind it: total_size does not return.",
        seconds=3,
    )
    attempt.expect(
        total == 31,
        zh=f"每个文件夹都要算，而且只算一次：应当是 31，实际是 {total}。",
        en=f"each folder counts, and once: it should be 31, but is {total}.",
    )
    worker = pool.submit(threading.current_thread).result()
    pool.shutdown()
    attempt.expect(
        set(readers) == {worker},
        zh="read() 应当只在池的线程里运行。",
        en="read() should run in the threads of the pool only.",
    )


def two_at_once(attempt: Attempt) -> None:
    """Two folders side by side, each of which is read only while the other is."""
    module = attempt.load("total_size")
    both = threading.Barrier(2, timeout=3)
    alone: list[int] = []

    def read(folder: Folder) -> Folder:
        if not folder[1]:
            try:
                both.wait()
            except threading.BrokenBarrierError:
                alone.append(folder[0])
        return folder

    with ThreadPoolExecutor(max_workers=2) as pool:
        attempt.check_in_time(
            module.total_size,
            pool,
            read,
            (1, [(2, []), (4, [])]),
            zh="两个线程的池，total_size 没有返回。",
            en="total_size does not return with a pool of two threads.",
            seconds=8,
        )
    attempt.expect(
        not alone,
        zh="两个并列的文件夹应当同时读：先都提交，再等结果。",
        en="two folders side by side should be read at the same time: submit both, then wait.",
    )
