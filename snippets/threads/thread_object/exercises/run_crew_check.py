"""So many threads, and no more, do all the items, at the same time, before the function returns."""

import contextlib
import threading

from press.exercises import Attempt

SIZE = 3
ITEMS = list(range(4 * SIZE))


def check(attempt: Attempt) -> None:
    run_crew = attempt.load("run_crew").run_crew
    done: list[int] = []
    crew: set[threading.Thread] = set()
    # 人到齐了才开门：同时在做的不到 SIZE 个，就谁也过不去
    # It opens for SIZE of them: with fewer at a time, nobody gets through
    together = threading.Barrier(SIZE)

    def work(item: int) -> None:
        crew.add(threading.current_thread())
        with contextlib.suppress(threading.BrokenBarrierError):
            together.wait(timeout=2)
        done.append(item)

    attempt.check_in_time(run_crew, SIZE, list(ITEMS), work)
    attempt.expect(
        sorted(done) == ITEMS,
        zh=f"返回时，每个元素都应当恰好做过一次；做过的是 {sorted(done)}。",
        en=f"On return each item should have been done once; done were {sorted(done)}.",
    )
    attempt.expect(
        not together.broken,
        zh=f"同时在做的不到 {SIZE} 个：先启动全部线程，再等待它们。",
        en=f"Fewer than {SIZE} worked at a time: start all the threads, then wait for them.",
    )
    attempt.expect(
        len(crew) <= SIZE,
        zh=f"用了 {len(crew)} 个线程，最多只许 {SIZE} 个：让每个线程做完一个再取下一个。",
        en=f"It took {len(crew)} threads, {SIZE} at most are allowed: let each take one item after another.",
    )
    attempt.check_in_time(run_crew, SIZE, [], work)
    attempt.expect(
        attempt.run().lines == ["done: 12 - at most 3 threads: True"],
        zh="整个程序应当打印 done: 12 - at most 3 threads: True。",
        en="The whole program should print: done: 12 - at most 3 threads: True",
    )
