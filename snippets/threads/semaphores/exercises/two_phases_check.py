"""No thread adds up before all four have published, however late the last one comes."""

import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """The printed result, then three threads that have to wait for a late fourth, twice."""
    lines = attempt.run().lines
    attempt.expect(
        lines == ["totals: [1111, 1111, 1111, 1111]"],
        zh=f"四个总数都应当是 1111，打印的却是 {lines[-1:]}：有线程在别人公布之前就相加了。",
        en=f"all four totals should be 1111, but it printed {lines[-1:]}: some thread added up too early.",
    )
    attempt.expect(
        not attempt.uses("sleep"),
        zh="睡多久都可能不够：要等的是另外三个线程，不是时间。",
        en="no sleep is long enough for sure: wait for the other three threads, not for time to pass.",
    )
    module = attempt.load("work", "published", "totals", "N")
    for _ in range(2):
        module.published[:] = module.totals[:] = [0] * module.N
        early = [threading.Thread(target=module.work, args=[n], daemon=True) for n in (0, 1, 3)]
        for thread in early:
            thread.start()
        early[0].join(timeout=0.2)
        attempt.expect(
            all(thread.is_alive() for thread in early),
            zh="第四个线程还没有启动，已经有线程相加完了。",
            en="the fourth thread had not even been started, and some thread had already added up.",
        )
        attempt.check_in_time(module.work, 2)
        for thread in early:
            attempt.check_in_time(thread.join)
        attempt.expect(
            module.totals == [1111] * 4,
            zh=f"最后一个线程来得晚，总数成了 {module.totals}。",
            en=f"with the last thread late, the totals were {module.totals}.",
        )
