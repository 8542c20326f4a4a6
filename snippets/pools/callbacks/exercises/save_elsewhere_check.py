"""While one page is being saved, the only worker goes on with the next; all is saved on return, in order."""

import threading
from concurrent.futures import ThreadPoolExecutor

from press.exercises import Attempt

PATIENCE = 2.0


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
        attempt.check_in_time(crawl, pool, fetch, list("ab"), save)  # type: ignore[arg-type]  # a function
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
