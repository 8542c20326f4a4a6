"""What the case study of the crawler says and its transcripts cannot show.

Sites are local; who waits is known by handshakes, and how much was asked for by counting.
"""

from __future__ import annotations

import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent import futures
from concurrent.futures import Future
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from press.snippets.claims import RunSnippet
from press.snippets.listing import displayed
from press.snippets.model import ROOT
from press.timeline.claims import Told, all_overlap, marks, never_overlap
from tests.claims.given import RunText, about, in_thread

Vary = Callable[[str, str, str], Path]
CHAPTER = "pools/crawler"
PATIENT = 10


class Here:
    """A process pool that computes here, so that crawl() can be asked without starting processes."""

    def __init__(self, *_: object) -> None:
        pass

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, function: Callable[..., object], *args: object) -> Any:
        future: Future[object] = Future()
        future.set_result(function(*args))
        return future


@pytest.fixture
def crawler(load_snippet: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = load_snippet(f"{CHAPTER}/crawler.py")
    everything = SimpleNamespace(**{name: getattr(futures, name) for name in futures.__all__})
    everything.ProcessPoolExecutor = Here
    monkeypatch.setattr(module, "futures", everything)
    return module


@contextmanager
def serving(answer: Callable[[str], tuple[int, str]]) -> Iterator[str]:
    """A site of which each request has a thread of its own."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, html = answer(self.path)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as site:
        thread = in_thread(lambda: site.serve_forever(0.01))
        try:
            yield f"127.0.0.1:{site.server_port}"
        finally:
            site.shutdown()
            thread.join()


def linked(*links: str) -> str:
    return "".join(f'<a href="{link}">x</a>' for link in links)


# As the old posts did it


@about("parse_in_line")
def test_all_callbacks_stand_in_line_in_one_thread_of_the_parent(told: Told) -> None:
    (lane,) = told.lanes("service")
    assert lane.process == 0
    assert len(marks(lane, "callback", "parse")) == 4
    assert never_overlap(job for job in lane.jobs if job.what == "parse")
    assert {job.what for worker in told.lanes("worker") for job in worker.jobs}.isdisjoint({"parse"})


@about("parse_side_by_side")
def test_two_processes_parse_side_by_side(told: Told) -> None:
    workers = [lane for lane in told.lanes("worker") if lane.process]
    assert len(workers) == 2
    for turn in range(2):
        parses = [[job for job in lane.jobs if job.what.startswith("parse")][turn] for lane in workers]
        assert all_overlap(parses)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_more_processes_do_not_help_the_downloads_either(
    run_snippet: RunSnippet, variant_of: Vary, workers: int
) -> None:
    """However many of them there are, one page is parsed at a time, and the rest waits."""
    path = variant_of(f"{CHAPTER}/callback_stops_downloads.py", "Executor(2,", f"Executor({workers},")
    lines = run_snippet(path).lines
    assert lines == ["during parse: all asked for: False", "asked for 40, parsed 40"]


def test_time_does_not_help_the_downloads(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = variant_of(f"{CHAPTER}/callback_stops_downloads.py", "wait(0.1)", "wait(1)")
    assert run_snippet(path).lines[0] == "during parse: all asked for: False"


def test_the_downloads_go_on_on_every_python(run_snippet: RunSnippet, python: str) -> None:
    for name, answer in (("callback_stops", False), ("as_completed_keeps", True)):
        run = run_snippet(f"{CHAPTER}/{name}_downloads.py", python=python)
        assert run.lines[0] == f"during parse: all asked for: {answer}"


def test_with_threads_the_downloading_threads_parse(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = variant_of(
        f"{CHAPTER}/parse_in_line.py",
        "    with ProcessPoolExecutor(2, spawn, begin, (both,)) as pool:",
        "    from concurrent.futures import ThreadPoolExecutor\n"
        "    with ThreadPoolExecutor(2, '', begin, (both,)) as pool:",
    )
    threads = ["4 pages, parsed by 2", "4 pages, parsed by 3"]  # main, too, if it registers late
    assert run_snippet(path).lines[0] in threads


# Two stages


def test_both_programs_have_the_same_site() -> None:
    one, other = (
        displayed((ROOT / f"snippets/{CHAPTER}/{name}.py").read_text("utf-8"), "en", "site")
        for name in ("parse_in_callback", "two_stages")
    )
    assert one == other


def test_with_one_process_no_two_pages_are_parsed_at_once(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """The barrier of two_stages.py is a proof: one parser alone never gets past it."""
    path = f"{CHAPTER}/two_stages.py"
    patient = variant_of(path, "parse.both.wait()", "parse.both.wait(0.2)")
    alone = patient.with_name("alone.py")
    text = patient.read_text("utf-8").replace("            2, context, meet", "            1, context, meet")
    alone.write_text(text, "utf-8")
    run = run_snippet(alone, check=False)
    assert run.code != 0 and "BrokenBarrierError" in run.output


# The whole crawler


def test_each_page_is_asked_for_once_however_many_links_lead_to_it(crawler: ModuleType) -> None:
    asked: Counter[str] = Counter()
    links = {"/": ["a", "b#x", "a#y", "/"], "/a": ["/b", "/a", "./b#z"], "/b": ["a", "/"]}

    def answer(path: str) -> tuple[int, str]:
        asked[path] += 1
        return 200, linked(*links[path])

    with serving(answer) as host:
        report = crawler.crawl(f"http://{host}/", {host: PATIENT})
    assert asked == {"/": 1, "/a": 1, "/b": 1}
    assert set(report.values()) == {200} and len(report) == 3


def test_two_requests_to_a_host_at_once_and_never_three(crawler: ModuleType) -> None:
    now, most, counting, pair = 0, 0, threading.Lock(), threading.Barrier(2)

    def answer(path: str) -> tuple[int, str]:
        nonlocal now, most
        if path == "/":
            return 200, linked(*(f"/{number}" for number in range(8)))
        with counting:
            now += 1
            most = max(most, now)
        pair.wait(PATIENT)
        with counting:
            now -= 1
        return 200, ""

    with serving(answer) as host:
        report = crawler.crawl(f"http://{host}/", {host: PATIENT})
    assert most == 2 and len(report) == 9 and set(report.values()) == {200}


def test_a_host_that_does_not_answer_holds_up_no_other(crawler: ModuleType) -> None:
    all_others, asked = threading.Event(), Counter[str]()

    def slow(path: str) -> tuple[int, str]:
        return (200, "") if all_others.wait(PATIENT) else (500, "")

    with serving(slow) as silent:
        early = [f"http://{silent}/{number}" for number in range(4)]

        def answer(path: str) -> tuple[int, str]:
            asked[path] += 1
            if len(asked) == 7:
                all_others.set()
            return 200, linked(*early, *(f"/{number}" for number in range(6))) if path == "/" else ""

        with serving(answer) as host:
            report = crawler.crawl(f"http://{host}/", {host: 2 * PATIENT, silent: 2 * PATIENT})
    assert len(report) == 11 and set(report.values()) == {200}


def test_only_the_hosts_that_are_named_are_visited(crawler: ModuleType) -> None:
    links = ["http://127.0.0.2:9/x", "mailto:me@example.org", "javascript:void(0)", "ftp://127.0.0.1/x", ""]
    with serving(lambda path: (200, linked(*links) if path == "/" else "")) as host:
        report = crawler.crawl(f"http://{host}/", {host: PATIENT})
    assert list(report.values()) == [200]


def test_a_redirect_is_a_link_and_does_not_lead_to_other_hosts(crawler: ModuleType) -> None:
    asked: list[str] = []

    def note(path: str) -> tuple[int, str]:
        asked.append(path)
        return 200, ""

    with serving(note) as foreign:
        there = {"/out": f"http://{foreign}/far", "/in": "/'here'?a=1&b=2"}

        class Redirects(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(302 if self.path in there else 200)
                if self.path in there:
                    self.send_header("Location", there[self.path])
                self.end_headers()
                self.wfile.write(linked(*there).encode() if self.path == "/" else b"")

            def log_message(self, *_: object) -> None:
                pass

        with ThreadingHTTPServer(("127.0.0.1", 0), Redirects) as site:
            thread = in_thread(lambda: site.serve_forever(0.01))
            host = f"127.0.0.1:{site.server_port}"
            report = crawler.crawl(f"http://{host}/", {host: PATIENT})
            site.shutdown()
            thread.join()
    assert not asked
    pages = {url.removeprefix(f"http://{host}"): end for url, end in report.items()}
    assert pages == {"/": 200, "/out": 302, "/in": 302, "/'here'?a=1&b=2": 200}


def test_a_link_with_letters_outside_ascii_costs_nobody_anything(crawler: ModuleType) -> None:
    asked: list[str] = []

    def answer(path: str) -> tuple[int, str]:
        asked.append(path)
        return 200, linked("茶", "/%E8%8C%B6#x", "/a b?q=é") if path == "/" else ""

    with serving(answer) as host:
        report = crawler.crawl(f"http://{host}/", {host: PATIENT})
    assert sorted(asked) == ["/", "/%E8%8C%B6", "/a%20b?q=%C3%A9"]
    assert set(report.values()) == {200}


@pytest.mark.parametrize("status", [404, 410, 500, 503])
def test_a_page_that_fails_costs_only_itself(crawler: ModuleType, status: int) -> None:
    def answer(path: str) -> tuple[int, str]:
        return (status, "") if path == "/bad" else (200, linked("/bad", "/good", "http://["))

    with serving(answer) as host:
        report = crawler.crawl(f"http://{host}/", {host: PATIENT})
        assert report == {
            f"http://{host}/": 200,
            f"http://{host}/bad": status,
            f"http://{host}/good": 200,
            "http://[": "Invalid IPv6 URL",
        }


def test_a_timeout_limits_a_wait_and_not_the_download(crawler: ModuleType) -> None:
    """A host that says a byte now and then is never late."""
    with socket.create_server(("127.0.0.1", 0)) as host:

        def drip() -> None:
            connection, _ = host.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
                for _ in range(12):
                    threading.Event().wait(0.05)
                    connection.sendall(b"x")

        server = in_thread(drip)
        outcome = crawler.download(f"http://127.0.0.1:{host.getsockname()[1]}/", 0.5)
        server.join()
    assert outcome == (200, "x" * 12)


def test_the_threads_share_nothing_with_the_crawl(crawler: ModuleType) -> None:
    """Every change of the report is made by the caller's thread."""
    writers = set()

    class Report(dict[str, object]):
        def __setitem__(self, key: str, value: object) -> None:
            writers.add(threading.current_thread())
            super().__setitem__(key, value)

    source = (ROOT / f"snippets/{CHAPTER}/crawler.py").read_text("utf-8")
    assert source.count("report, loading, parsing = {}, {}, {}") == 1
    scope: dict[str, Any] = dict(vars(crawler), Report=Report)
    exec(displayed(source, "en", "crawl").replace("= {}, {}, {}", "= Report(), {}, {}"), scope)
    with serving(lambda path: (200, linked("/a", "/b", "/c"))) as host:
        scope["crawl"](f"http://{host}/", {host: PATIENT})
    assert writers == {threading.current_thread()}


def test_an_exception_that_cannot_be_unpacked_breaks_the_whole_pool(run_text: RunText) -> None:
    """The 404 of one page takes a page along that would have been found."""
    run = run_text(
        """
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from urllib.error import HTTPError


def gone(url):
    raise HTTPError(url, 404, "Not Found", {}, None)


if __name__ == "__main__":
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        first = pool.submit(gone, "/gone")
        second = pool.submit(str, "/there")
        print(type(first.exception()).__name__, type(second.exception()).__name__)

# /// script
# [tool.press]
# plain = "3.15 warns while it formats a traceback in a worker"
# ///
"""
    )
    assert run[-1] == "BrokenProcessPool BrokenProcessPool"


def test_without_cancelling_the_rest_is_downloaded_first(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """All six are asked for, in pairs, with main making up the third at the barrier each time."""
    path = f"{CHAPTER}/stop_early.py"
    everything = variant_of(path, "        pool.shutdown(wait=False, cancel_futures=True)\n", "")
    text = everything.read_text("utf-8").replace(
        "go_on.set()", "go_on.set()\n" + 2 * "        two_are_in.wait()\n"
    )
    everything.write_text(text, "utf-8")
    assert run_snippet(everything).lines == [f"/{number} 200" for number in range(6)]
