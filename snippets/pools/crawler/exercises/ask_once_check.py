"""Each page is asked for once, and every page is in the report."""

import threading
from collections import Counter

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it prints; then two pages that lead to a third one, which is still being fetched."""
    lines = attempt.run().lines
    attempt.expect(
        "pages: ['/', '/a', '/b', '/c']" in lines,
        zh="报告里应有四页：/、/a、/b、/c。",
        en="the report should have four pages: /, /a, /b, /c.",
    )
    attempt.expect(
        "asked for: ['/', '/a', '/b', '/c']" in lines,
        zh="有的页面要了不止一次：两个链接指向同一页。",
        en="some page was asked for more than once: two links lead to it.",
    )
    while_it_is_fetched(attempt)


def while_it_is_fetched(attempt: Attempt) -> None:
    """/slow is not there before /last is, which is asked for after both links to /slow were seen."""
    links = {
        "/": ["/a", "/b"],
        "/a": ["/slow"],
        "/b": ["/slow", "/last"],
        "/slow": ["/"],
        "/last": [],
    }
    asked: Counter[str] = Counter()
    counting, last_is_asked = threading.Lock(), threading.Event()
    a_is_there = threading.Event()

    def fetch(url: str) -> list[str]:
        with counting:
            asked[url] += 1
        if url == "/slow":
            a_is_there.set()
            last_is_asked.wait(5)
        elif url == "/b":
            a_is_there.wait(5)
        elif url == "/last":
            last_is_asked.set()
        return links[url]

    module = attempt.load("crawl")
    report = attempt.check_in_time(module.crawl, "/", fetch)
    attempt.expect(
        isinstance(report, dict) and report == links,
        zh=f"报告应把每一页对应到它的链接，实际是 {report!r}。",
        en=f"the report should give the links of every page, but it is {report!r}.",
    )
    twice = sorted(url for url, times in asked.items() if times > 1)
    attempt.expect(
        not twice,
        zh=f"这些页面要了不止一次：{twice}。别的页面也链接到它，而它还在路上。",
        en=f"asked for more than once: {twice}. Another page leads to it while it is still on its way.",
    )
