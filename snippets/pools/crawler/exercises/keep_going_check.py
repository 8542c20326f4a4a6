"""Every page is in the report: its text, or the exception that it failed with."""

import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it prints; then a failure that comes first, and pages that come after it."""
    attempt.run()
    module = attempt.load("crawl")
    for wrong in (["/1"], ["/0", "/3"], ["/0", "/1", "/2", "/3"], []):
        one_run(attempt, module.crawl, wrong)
    two_at_once(attempt, module.crawl)


def one_run(attempt: Attempt, crawl: object, wrong: list[str]) -> None:
    """The failures come first: the others wait for them."""
    failed = threading.Semaphore(0)
    errors = {url: ValueError(url) for url in wrong}

    def fetch(url: str) -> str:
        if url in errors:
            failed.release()
            raise errors[url]
        for _ in errors:
            failed.acquire(timeout=5)
        for _ in errors:
            failed.release()
        return url.upper()

    urls = [*wrong, *(f"/{number}" for number in range(4) if f"/{number}" not in wrong), "/x"]
    report = attempt.check_in_time(crawl, urls, fetch)
    attempt.expect(
        isinstance(report, dict) and set(report) == set(urls),
        zh=f"{wrong} 失败时，报告里应有 {sorted(urls)}，实际只有 {sorted(report or ())}。",
        en=f"when {wrong} fail, the report should have {sorted(urls)}, but it has {sorted(report or ())}.",
    )
    for url in urls:
        expected = errors.get(url, url.upper())
        attempt.expect(
            report[url] is expected or report[url] == expected,
            zh=f"{url} 在报告里应是 {expected!r}，实际是 {report[url]!r}。",
            en=f"{url} should be {expected!r} in the report, but is {report[url]!r}.",
        )


def two_at_once(attempt: Attempt, crawl: object) -> None:
    """Two pages, each of which comes only while the other is being fetched."""
    both = threading.Barrier(2, timeout=3)

    def fetch(url: str) -> str:
        both.wait()
        return url.upper()

    report = attempt.check_in_time(crawl, ["/0", "/1"], fetch)
    attempt.expect(
        report == {"/0": "/0", "/1": "/1"},
        zh="两页应当照旧同时去取，现在却是一页一页地取。",
        en="two pages should still be fetched at the same time; now it is one after the other.",
    )
