"""Each name is greeted once, by a thread of its own, all together, before the function returns."""

import threading

from press.exercises import Attempt

NAMES = ["Ann", "Ben", "Eve"]


def check(attempt: Attempt) -> None:
    greet_all = attempt.load("greet_all").greet_all
    greeted: list[tuple[str, threading.Thread]] = []
    together = threading.Barrier(len(NAMES))
    all_inside, release = threading.Event(), threading.Event()

    def greet(name: str) -> None:
        me = threading.current_thread()
        greeted.append((name, me))
        if me is not caller:
            try:
                together.wait(timeout=2)
            except threading.BrokenBarrierError:
                return
            all_inside.set()
            release.wait()

    returned = threading.Event()

    def call() -> None:
        greet_all(list(NAMES), greet)
        returned.set()

    caller = threading.Thread(target=call, daemon=True)
    caller.start()
    all_inside.wait(timeout=4)
    threads = {thread for _, thread in greeted}
    attempt.expect(
        caller not in threads,
        zh="greet 是在调用 greet_all 的那个线程里运行的：run() 不会启动线程。",
        en="greet ran in the thread that called greet_all: run() starts no thread.",
    )
    attempt.expect(
        not together.broken and len(threads) == len(NAMES),
        zh=f"{len(NAMES)} 个线程没有同时在运行：先启动全部线程，再等待它们。",
        en=f"The {len(NAMES)} threads were not running together: start all of them, then wait for them.",
    )
    names = sorted(name for name, _ in greeted)
    attempt.expect(
        names == NAMES,
        zh=f"应当各问候一次 {NAMES}，实际问候的是 {names}：线程执行时，循环变量早已是最后一个名字。",
        en=f"{NAMES} should be greeted once each, but {names} were: when the threads ran, "
        "the loop variable already held the last name.",
    )
    attempt.expect(
        not returned.wait(timeout=0.05),
        zh="线程还在运行，greet_all 就返回了：对每个线程调用 join()。",
        en="greet_all returned while threads were still running: join() each of them.",
    )
    release.set()
    attempt.check_in_time(caller.join)
    attempt.expect(
        not attempt.uses("sleep"),
        zh="睡多久都可能不够：要等的是线程结束，对每个线程调用 join()。",
        en="No sleep is long enough for sure: wait for the threads to end, join() each of them.",
    )
    attempt.expect(
        attempt.run().lines == ["greeted: ['Ann', 'Ben', 'Eve']"],
        zh="整个程序应当打印 greeted: ['Ann', 'Ben', 'Eve']。",
        en="The whole program should print: greeted: ['Ann', 'Ben', 'Eve']",
    )
