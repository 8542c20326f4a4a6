"""What chapter 20 says about multiprocessing.pool and its transcripts cannot show.

Threads stand in for processes where the two kinds of pool share the code; who waits is known by a handshake.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.dummy
import multiprocessing.pool as pools
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool
from pathlib import Path

import pytest

from press.snippets.claims import RunSnippet
from press.snippets.model import ROOT
from press.timeline.claims import Told, mark, marks, spans
from tests.claims.given import RunText, about

Vary = Callable[[str, str, str], Path]
CHAPTER = "pools/older_pools"
SHORT = 0.05


# Eight ways to submit


def test_apply_in_a_loop_keeps_one_task_in_the_pool() -> None:
    inside, most = 0, 0
    lock = threading.Lock()

    def work() -> None:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        threading.Event().wait(0.005)
        with lock:
            inside -= 1

    with ThreadPool(4) as pool:
        for _ in range(10):
            pool.apply(work)
        assert most == 1
        together = threading.Barrier(4)
        assert sorted(pool.map(lambda _: together.wait(5), range(4), chunksize=1)) == [0, 1, 2, 3]


def test_imap_keeps_the_order_and_imap_unordered_does_not() -> None:
    second_is_out = threading.Event()

    def work(number: int) -> int:
        if number == 0:
            second_is_out.wait(5)
        return number

    with ThreadPool(2) as pool:
        some = pool.imap_unordered(work, range(2))
        first = next(some)
        second_is_out.set()
        assert [first, *some] == [1, 0]
        second_is_out.clear()
        ordered = pool.imap(work, range(2))
        with pytest.raises(multiprocessing.TimeoutError):
            ordered.next(timeout=SHORT)
        second_is_out.set()
        assert list(ordered) == [0, 1]


def test_a_semaphore_in_the_generator_holds_imap_back() -> None:
    read: list[int] = []
    room = threading.Semaphore(3)

    def numbers() -> Iterator[int]:
        for number in range(100):
            room.acquire()
            read.append(number)
            yield number

    with ThreadPool(2) as pool:
        results = pool.imap(abs, numbers())
        assert [next(results) for _ in range(3)] == [0, 1, 2]
        threading.Event().wait(SHORT)
        assert read == [0, 1, 2]
        room.release(97)
        assert len(list(results)) == 97


# AsyncResult


def test_names_of_the_results(run_text: RunText) -> None:
    source = """
import multiprocessing.pool as pools
from multiprocessing.pool import ThreadPool
print(pools.AsyncResult is pools.ApplyResult, pools.ApplyResult.__name__)
with ThreadPool(1) as pool:
    for result in (
        pool.apply_async(int), pool.map_async(abs, []), pool.starmap_async(pow, []),
        pool.imap(abs, []), pool.imap_unordered(abs, []),
    ):
        print(type(result).__name__, isinstance(result, pools.AsyncResult))
"""
    assert run_text(source) == [
        "True ApplyResult",
        "ApplyResult True",
        "MapResult True",
        "MapResult True",
        "IMapIterator False",
        "IMapUnorderedIterator False",
    ]


def test_the_timeout_is_not_the_built_in_one() -> None:
    assert not issubclass(multiprocessing.TimeoutError, TimeoutError)
    assert issubclass(multiprocessing.TimeoutError, multiprocessing.ProcessError)


def test_executor_map_is_over_after_a_timeout() -> None:
    go_on = threading.Event()
    with ThreadPoolExecutor(1) as executor:
        results = executor.map(lambda _: go_on.wait(), range(3), timeout=SHORT)
        with pytest.raises(TimeoutError):
            next(results)
        go_on.set()
        assert list(results) == []


@pytest.mark.parametrize("method", ["imap", "imap_unordered"])
def test_in_chunks_imap_has_no_next_with_a_limit_and_ends_at_an_error(method: str) -> None:
    with ThreadPool(1) as pool:
        results = getattr(pool, method)(int, ["1", "2", "x", "4", "5", "6"], chunksize=2)
        assert not hasattr(results, "next")
        assert [next(results), next(results)] == [1, 2]
        with pytest.raises(ValueError, match="'x'"):
            next(results)
        assert list(results) == []
        one_by_one = getattr(pool, method)(int, ["1"])
        assert one_by_one.next(timeout=10) == 1


def test_map_waits_for_all_and_raises_the_first_error_to_come() -> None:
    failed, go_on = threading.Event(), threading.Event()

    def work(number: int) -> None:
        if number == 1:
            failed.set()
            raise KeyError(number)
        go_on.wait()
        raise ValueError(number)

    with ThreadPool(2) as pool:
        result = pool.map_async(work, range(2), chunksize=1)
        failed.wait()
        result.wait(SHORT)
        assert not result.ready()
        go_on.set()
        with pytest.raises(KeyError):
            result.get()


def test_an_error_that_nobody_asks_for_makes_no_sound(run_text: RunText) -> None:
    source = """
from multiprocessing.pool import ThreadPool
with ThreadPool(1) as pool:
    pool.apply_async(int, ("x",))
    pool.close()
    pool.join()
"""
    assert run_text(source) == []


# Callbacks


def test_wait_is_over_when_the_callback_is_done() -> None:
    go_on = threading.Event()
    with ThreadPool(1) as pool:
        result = pool.apply_async(abs, (-1,), callback=lambda _: go_on.wait())
        result.wait(SHORT)
        assert not result.ready()
        go_on.set()
        assert result.get() == 1


def test_the_callback_without_the_error_does_no_harm(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = variant_of(f"{CHAPTER}/callback_kills_the_pool.py", 'value["x"]', "died.set()")
    assert run_snippet(path).lines == ["the next result is ready: True"]


# The end of a pool


def test_close_does_what_was_submitted_and_terminate_drops_it() -> None:
    for end, expected in ((ThreadPool.close, [True] * 3), (ThreadPool.terminate, [False] * 2)):
        begun, go_on = threading.Event(), threading.Event()

        def work(begun: threading.Event = begun, go_on: threading.Event = go_on) -> None:
            begun.set()
            go_on.wait()

        pool = ThreadPool(1)
        results = [pool.apply_async(work) for _ in range(3)]
        begun.wait()
        end(pool)
        go_on.set()
        pool.join()
        assert [one.ready() for one in results][-len(expected) :] == expected


def test_with_of_threads_waits_for_nothing_and_takes_no_result() -> None:
    begun, go_on, done = (threading.Event() for _ in range(3))

    def work() -> None:
        begun.set()
        go_on.wait()
        done.set()

    with ThreadPool(1) as pool:
        result = pool.apply_async(work)
        begun.wait()
    go_on.set()
    assert done.wait(5)
    result.wait(SHORT)
    assert not result.ready()


def test_results_of_imap_do_not_come_after_with() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(number: int) -> int:
        begun.set()
        go_on.wait()
        return number

    with ThreadPool(1) as pool:
        results = pool.imap(work, range(3))
        begun.wait()
    go_on.set()
    with pytest.raises(multiprocessing.TimeoutError):
        results.next(timeout=SHORT)


def test_a_pool_that_is_dropped_warns() -> None:
    pool = ThreadPool(1)
    with pytest.warns(ResourceWarning, match="unclosed running multiprocessing pool"):
        pool.__del__()
    pool.terminate()


def test_only_close_and_join_make_the_difference(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{CHAPTER}/close_then_join.py"
    kept = variant_of(
        path, "        pool.close()\n        pool.join()\n", "        [r.get(5) for r in results]\n"
    )
    assert run_snippet(kept).lines == ["ready: [True, True, True]"]
    assert run_snippet(f"{CHAPTER}/with_terminates.py").lines == ["ready: [False, False, False]"]


# Workers

MAP_WITH_A_DEAD_WORKER = """
import os
from multiprocessing import Pool

def work(number):
    if number == 1:
        os._exit(3)
    return number

if __name__ == "__main__":
    with Pool(1) as pool:
        result = pool.map_async(work, range(3), chunksize=1)
        print(pool.apply(abs, (-5,)))
        result.wait(0.1)
        print(result.ready())
"""


def test_map_waits_for_the_dead_worker_too(run_text: RunText) -> None:
    assert run_text(MAP_WITH_A_DEAD_WORKER) == ["5", "False"]


FAILING_INITIALIZER = """
import multiprocessing
import os

def init(started):
    started.release()
    os._exit(1)

if __name__ == "__main__":
    started = multiprocessing.Semaphore(0)
    with multiprocessing.Pool(1, init, (started,)) as pool:
        for _ in range(3):
            started.acquire()
    print("three workers were started for one")
"""


def test_a_failing_initializer_is_tried_again_and_again(run_text: RunText) -> None:
    assert run_text(FAILING_INITIALIZER) == ["three workers were started for one"]


REPLACED_BY_FORK = """
import multiprocessing
import warnings

if __name__ == "__main__":
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
            pool.map(abs, range(3), chunksize=1)
        print({one.category.__name__ for one in caught})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
def test_replacing_a_forked_worker_warns(run_text: RunText, python: str) -> None:
    new = int(python.split(".")[1]) >= 12
    assert run_text(REPLACED_BY_FORK) == ["{'DeprecationWarning'}" if new else "set()"]


@pytest.mark.parametrize(
    ("items", "workers", "chunks"), [(5, 1, [2, 2, 1]), (100, 2, [13] * 7 + [9]), (3, 4, [1, 1, 1])]
)
def test_about_four_chunks_for_each_worker(
    monkeypatch: pytest.MonkeyPatch, items: int, workers: int, chunks: list[int]
) -> None:
    sent: list[int] = []
    get_tasks = pools.Pool._get_tasks

    def noted(*args: object) -> Iterator[object]:
        for func, batch in get_tasks(*args):
            sent.append(len(batch))
            yield func, batch

    monkeypatch.setattr(pools.Pool, "_get_tasks", staticmethod(noted))
    with ThreadPool(workers) as pool:
        pool.map(abs, range(items))
    assert sent == chunks


def test_the_pool_of_dummy_is_a_thread_pool() -> None:
    with multiprocessing.dummy.Pool(1) as pool:
        assert type(pool) is ThreadPool
    assert issubclass(ThreadPool, pools.Pool)
    public = {name for name in vars(pools.Pool) if not name.startswith("_")}
    assert public <= set(dir(ThreadPool))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_name_is_on_the_page(language: str) -> None:
    page = (ROOT / f"docs/{CHAPTER}.{language}.md").read_text("utf-8")
    kinds = (pools.Pool, pools.AsyncResult, pools.IMapIterator)
    names = {name for kind in kinds for name in dir(kind) if not name.startswith("_")} - {"Process"}
    assert {"starmap_async", "successful", "next"} <= names
    assert not [name for name in names if f"`{name}(" not in page and f"`{name}`" not in page]


# Timelines


@about("async_result")
def test_main_gives_up_then_waits_until_the_worker_is_through(told: Told) -> None:
    (worker,) = told.lanes("worker")
    (blocked,) = spans(worker, "event", "go_on")
    given_up = marks(told.lane("main"), "timeout")[0]
    assert blocked.begin < given_up.at < blocked.end
    assert mark(worker, "raise").what == "ValueError"


@about("imap_next_timeout")
def test_the_second_is_taken_after_the_timeout(told: Told) -> None:
    (worker,) = told.lanes("worker")
    assert [one.what for one in marks(worker, "job")] == ["work(0)", "work(1)", "work(2)"]
    (blocked,) = spans(worker, "event", "go_on")
    assert blocked.begin < mark(told.lane("main"), "timeout").at < blocked.end


@about("pool_callbacks")
def test_one_thread_of_the_pool_runs_both_kinds_of_callback(told: Told) -> None:
    (results,) = told.lanes("service")
    assert [one.what for one in marks(results, "callback")][:2] == ["keep", "complain"]
    assert not marks(told.lane("main"), "callback")


@about("callback_kills_the_pool")
def test_the_worker_goes_on_when_the_result_thread_has_ended(told: Told) -> None:
    (results,), (worker,) = told.lanes("service"), told.lanes("worker")
    assert len(marks(worker, "job")) == 2
    assert marks(worker, "job")[1].at > marks(results, "raise")[0].at


@about("dead_worker_hangs")
def test_a_second_worker_does_the_next_task(told: Told) -> None:
    first, second = told.lanes("worker")
    assert mark(first, "exit").what == "os._exit(7)"
    assert second.begin >= mark(first, "exit").at
    assert mark(second, "job").what == "abs(-3)"
