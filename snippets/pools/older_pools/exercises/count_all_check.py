"""Every text is counted, as a number or as a failure, however slow, two at a time."""

import threading
import time
from unittest.mock import patch

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """Slow texts that no sleep waits for, failures, nothing, two that meet, and the program itself."""
    # 睡一会儿代替不了等待：检查时每次睡眠都立即结束
    # A sleep is no way to wait: here each ends at once
    with patch.object(time, "sleep", lambda seconds: None):
        judge(attempt)
    attempt.expect(
        attempt.run().lines == ["sum 7, failed 1"],
        zh="应当打印 sum 7, failed 1。",
        en="it should print 'sum 7, failed 1'.",
    )


def judge(attempt: Attempt) -> None:
    """What total() makes of several lists."""
    total = attempt.load("total").total

    def slow(text: str) -> int:
        threading.Event().wait(0.05)
        return int(text)

    number, failed = attempt.check_in_time(total, slow, list("123456"))
    attempt.expect(
        number == 21,
        zh=f"1 到 6 的和应是 21，得到 {number}：with 结束时终止了还没做完的。",
        en=f"1 to 6 make 21, but it says {number}: the end of with has ended what was not done.",
    )
    attempt.expect(failed == 0, zh="没有失败的，却算了失败。", en="none has failed, but it counts failures.")
    number, failed = attempt.check_in_time(total, slow, ["1", "x", "2", "y"])
    attempt.expect(
        (number, failed) == (3, 2),
        zh=f"和应是 3，失败 2 个；得到 {number} 和 {failed}。",
        en=f"the sum is 3 and two have failed, but it says {number} and {failed}.",
    )
    attempt.expect(
        attempt.check_in_time(total, int, []) == (0, 0), zh="没有文本时应是 (0, 0)。", en="no texts: (0, 0)."
    )
    together = threading.Barrier(2)

    def meet(text: str) -> int:
        try:
            together.wait(5)
        except threading.BrokenBarrierError:
            return 0
        return int(text)

    attempt.expect(
        attempt.check_in_time(total, meet, ["1", "2"]) == (3, 0),
        zh="两个线程应当同时各做一个。",
        en="two threads should do one each at the same time.",
    )
