"""Every page once, however slow, with the failures told, and several at a time."""

import threading
import time
from unittest.mock import patch

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """A slow chain that no sleep waits for, a web full of circles, failures, and two fetches that meet."""
    # 睡一会儿代替不了等待：检查时每次睡眠都立即结束
    # A sleep is no way to wait: here each ends at once
    with patch.object(time, "sleep", lambda seconds: None):
        judge(attempt)
    attempt.expect(
        attempt.run().lines == ["5 found, failed: ['lost']"],
        zh="应当找到 5 页，失败的是 lost。",
        en="it should find 5 pages and report that 'lost' has failed.",
    )


def judge(attempt: Attempt) -> None:
    """What crawl() finds in four webs."""
    crawl = attempt.load("crawl").crawl

    def slow(page: int) -> list[int]:
        threading.Event().wait(0.05)
        return [page + 1] if page < 5 else []

    found, _ = attempt.check_in_time(crawl, 0, slow)
    attempt.expect(
        found == list(range(6)),
        zh=f"六页连成一串，取得慢，只找到 {found}：池关闭得太早，后来的提交都被拒绝了。",
        en=f"six pages in a chain, slow to fetch, and only {found} are found: "
        "the pool is shut down too early, and later submits are refused.",
    )
    fetched: list[int] = []

    def circles(page: int) -> list[int]:
        fetched.append(page)
        return list(range(10))

    found, failed = attempt.check_in_time(crawl, 0, circles)
    attempt.expect(
        found == list(range(10)) and sorted(fetched) == found and not failed,
        zh=f"十页互相链接，每页应当取一次，实际取了 {sorted(fetched)}。",
        en=f"ten pages link to each other; each should be fetched once, but these were: {sorted(fetched)}.",
    )
    web = {1: [2, 3], 3: [4]}
    found, failed = attempt.check_in_time(crawl, 1, web.__getitem__)
    attempt.expect(
        (found, failed) == ([1, 3], [2, 4]),
        zh=f"取到的应是 [1, 3]，失败的应是 [2, 4]；得到的是 {found} 和 {failed}。",
        en=f"[1, 3] should be found and [2, 4] have failed, but it says {found} and {failed}.",
    )
    at_a_time(attempt)


def at_a_time(attempt: Attempt) -> None:
    """Two pages on one level are fetched together, in threads of a pool."""
    together = threading.Barrier(2)

    def fetch(page: str) -> list[str]:
        if page != "first":
            together.wait(5)
            return []
        return ["left", "right"]

    found, failed = attempt.check_in_time(attempt.load("crawl").crawl, "first", fetch)
    attempt.expect(
        found == ["first", "left", "right"] and not failed,
        zh="两页应当同时去取，却是一页一页取的。",
        en="two pages should be fetched at the same time, but they come one by one.",
    )
