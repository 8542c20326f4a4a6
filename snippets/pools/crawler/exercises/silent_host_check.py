"""At most `limit` requests to a host at a time, and a host that does not answer holds up no other."""

import threading
from collections import Counter
from contextlib import suppress

from press.exercises import Attempt

HOSTS = ("slow", "fast", "other")


def check(attempt: Attempt) -> None:
    """What it prints; then a slow host that answers only when the others have answered everything."""
    attempt.run()
    module = attempt.load("crawl")
    for limit in (1, 2, 3):
        one_run(attempt, module.crawl, limit)


def one_run(attempt: Attempt, crawl: object, limit: int) -> None:
    """Six pages of each of three hosts, those of the slow one first."""
    urls = [f"http://{host}/{number}" for host in HOSTS for number in range(6)]
    site = Site(limit)
    report = attempt.check_in_time(crawl, urls, site.fetch, limit, seconds=20)
    attempt.expect(
        report == {url: url.upper() for url in urls},
        zh="报告应把每个 URL 对应到 fetch 返回的东西，一页不少。",
        en="the report should give for each URL what fetch returned, and miss none.",
    )
    most, host = max((many, name) for name, many in site.most.items())
    attempt.expect(
        most <= limit,
        zh=f"limit={limit} 时，同时向 {host} 发出了 {most} 个请求。",
        en=f"with limit={limit}, {most} requests to {host} were under way at once.",
    )
    attempt.expect(
        not site.held_up,
        zh="慢主机不回答，别的主机的页面就没有人去要了：线程都在等慢主机。",
        en="while the slow host does not answer, nobody asks the others: all threads wait for the slow one.",
    )
    attempt.expect(
        limit == 1 or site.most["fast"] > 1,
        zh=f"limit={limit} 时，同一台主机一次只要一页：没有用足这个上限。",
        en=f"with limit={limit}, a host is asked for one page at a time: the limit is not used.",
    )


class Site:
    """Counts the requests under way at each host."""

    def __init__(self, limit: int) -> None:
        self.most: Counter[str] = Counter()
        self.held_up = False
        self._now: Counter[str] = Counter()
        self._counting = threading.Lock()
        self._answered = 0
        self._others_are_done = threading.Event()
        self._pair = threading.Barrier(2 if limit > 1 else 1)

    def fetch(self, url: str) -> str:
        """As the exercise's: here the slow host answers last, and the others in pairs."""
        host = url.split("/")[2]
        with self._counting:
            self._now[host] += 1
            self.most[host] = max(self.most[host], self._now[host])
        if host == "slow":
            if not self._others_are_done.wait(4):
                self.held_up = True
                self._others_are_done.set()
        elif host == "fast":
            with suppress(threading.BrokenBarrierError):
                self._pair.wait(4)
        with self._counting:
            self._now[host] -= 1
            self._answered += host != "slow"
            if self._answered == 12:
                self._others_are_done.set()
        return url.upper()
