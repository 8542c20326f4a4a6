"""While one page is being saved, the only worker goes on with the next; all is saved on return, in order."""

import threading
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

from press.exercises import Attempt

PATIENCE = 2.0


class AtOnce(Executor):
    """A pool that is so quick that each task is done before the next is submitted."""

    def submit(self, fn: Any, /, *args: Any, **keywords: Any) -> Future[Any]:
        """A future that is done."""
        future: Future[Any] = Future()
        future.set_result(fn(*args, **keywords))
        return future


def check(attempt: Attempt) -> None:
    """One worker, and a save that waits until the next page has been fetched; then an order of its own."""
    module = attempt.load("crawl")
    fetched = {name: threading.Event() for name in "abc"}
    late: list[str] = []
    saved: list[str] = []

    def fetch(name: str) -> str:
        fetched[name].set()
        return name

    def save(page: str) -> None:
        if not fetched["c"].wait(PATIENCE):
            late.append(page)
        saved.append(page)

    with ThreadPoolExecutor(1) as pool:
        attempt.check_in_time(module.crawl, pool, fetch, list("abc"), save)
        on_return = list(saved)
    attempt.expect(
        not late,
        zh="存第一页的时候，池里唯一的工作线程没有去取下一页：它被 save 占住了。",
        en="while the first page was being saved, the only worker did not fetch the next: save kept it.",
    )
    attempt.expect(
        on_return == list("abc"),
        zh=f"crawl 返回时应当存好 a、b、c，实际存好了 {on_return}。",
        en=f"when crawl returns, a, b, c should be saved, but there is {on_return}.",
    )
    _order(attempt, module.crawl)
    _all_done_before(attempt, module.crawl)
    run = attempt.run()
    attempt.expect(
        run.lines == ["['A', 'B', 'C']"],
        zh="应当打印 ['A', 'B', 'C']。",
        en="it should print ['A', 'B', 'C'].",
    )


def _order(attempt: Attempt, crawl: object) -> None:
    """The second page is saved while the first is still on its way; a third worker saves nothing."""
    second_saved = threading.Event()
    saved: list[tuple[str, bool]] = []

    def fetch(name: str) -> str:
        if name == "a" and not second_saved.wait(PATIENCE):
            return "a, too early"
        return name

    def save(page: str) -> None:
        saved.append((page, threading.current_thread().name.startswith("fetcher")))
        if page == "b":
            second_saved.set()

    with ThreadPoolExecutor(2, thread_name_prefix="fetcher") as pool:
        attempt.check_in_time(crawl, pool, fetch, list("ab"), save)
    pages = [page for page, _ in saved]
    attempt.expect(
        pages == ["b", "a"],
        zh=f"b 先取到，应当先存；实际的次序是 {pages}。",
        en=f"b is fetched first and should be saved first, but the order is {pages}.",
    )
    attempt.expect(
        not any(by_worker for _, by_worker in saved),
        zh="save 在池的工作线程里运行。",
        en="save runs in a worker of the pool.",
    )


def _all_done_before(attempt: Attempt, crawl: object) -> None:
    """All pages are there before the first is saved: as_completed() knows no order of those."""
    names = [f"page {number}" for number in range(30)]
    saved: list[str] = []
    attempt.check_in_time(crawl, AtOnce(), str, list(names), saved.append)
    attempt.expect(
        saved == names,
        zh=f"先取到的应当先存；全都取到以后才去存，次序就成了 {saved[:5]}…",
        en=f"what is fetched first should be saved first; but when all are fetched before any is saved, "
        f"the order is {saved[:5]}...",
    )
