"""What chapter 18 says about waiting and collecting and its transcripts cannot show."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from press.snippets.claims import RunSnippet
from press.snippets.model import ROOT
from press.timeline.claims import Told, all_overlap, mark, marks, spans
from tests.claims.given import RunText, about

Vary = Callable[[str, str, str], Path]
CHAPTER = "pools/collecting"
SHORT = 0.05


def since_3_14(python: str) -> None:
    if int(python.split(".")[1]) < 14:
        pytest.skip("buffersize came with 3.14")


def done(result: object) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(result)
    return future


# as_completed()


def test_what_is_done_already_comes_first_and_in_no_order() -> None:
    never: Future[Any] = Future()
    finished = [done(number) for number in range(1000)]
    came = list(itertools.islice(as_completed([never, *finished]), 1000))
    assert never not in came
    assert sorted(one.result() for one in came) == list(range(1000))
    assert came != finished


def test_what_finishes_during_the_wait_comes_in_that_order() -> None:
    waiting: list[Future[int]] = [Future() for _ in range(50)]
    order = [*range(0, 50, 2), *range(49, 0, -2)]
    gate = done(None)
    results = as_completed([gate, *waiting])
    assert next(results) is gate
    for number in order:
        waiting[number].set_result(number)
    assert [one.result() for one in results] == order


def test_each_is_given_once_and_from_any_pool() -> None:
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as other:
        both = [one.submit(int, "1"), other.submit(int, "2")]
        assert sorted(future.result() for future in as_completed(both * 3)) == [1, 2]
        assert len(wait(both * 3).done) == 2


def test_it_gives_failed_and_cancelled_ones_too_and_raises_nothing() -> None:
    failed: Future[int] = Future()
    failed.set_exception(ValueError())
    with ThreadPoolExecutor(1) as pool:
        may_end = threading.Event()
        pool.submit(may_end.wait)
        cancelled = pool.submit(int)
        cancelled.cancel()
        may_end.set()
        assert set(as_completed([failed, cancelled])) == {failed, cancelled}


# map()


def test_map_takes_several_inputs_and_stops_at_the_shortest(run_text: RunText) -> None:
    source = """
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor() as pool:
    print(list(pool.map(pow, [2, 3, 4], [5, 6])))
"""
    assert run_text(source) == ["[32, 729]"]


def test_a_slow_first_task_holds_back_results_and_not_work() -> None:
    may_end, rest_done = threading.Event(), threading.Semaphore(0)

    def task(number: int) -> int:
        if number == 0:
            may_end.wait()
        rest_done.release()
        return number

    with ThreadPoolExecutor(2) as pool:
        results = pool.map(task, range(5))
        for _ in range(4):
            rest_done.acquire()
        may_end.set()
        assert list(results) == [0, 1, 2, 3, 4]


def test_a_map_that_nobody_iterates_says_nothing(run_text: RunText) -> None:
    source = """
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor() as pool:
    pool.map(int, ["one", "two"])
print("no error")
"""
    assert run_text(source) == ["no error"]


@pytest.mark.parametrize("how", ["error", "close"])
def test_after_an_error_or_a_break_map_cancels_what_has_not_begun(how: str) -> None:
    begun: list[int] = []
    may_end, second_begun = threading.Event(), threading.Event()

    def task(number: int) -> int:
        begun.append(number)
        if number == 0 and how == "error":
            raise ValueError
        if number == 1:
            second_begun.set()
            may_end.wait()
        return number

    with ThreadPoolExecutor(1) as pool:
        results = pool.map(task, range(20))
        second_begun.wait()
        if how == "error":
            with pytest.raises(ValueError):
                next(results)
        else:
            for _ in results:
                break
            del results
        may_end.set()
    assert begun == [0, 1]


def test_the_task_that_fails_later_does_not_stop_the_results_before_it() -> None:
    with ThreadPoolExecutor(2) as pool:
        results = pool.map(int, ["1", "2", "three"])
        assert (next(results), next(results)) == (1, 2)
        with pytest.raises(ValueError):
            next(results)


def test_a_failure_takes_the_results_of_its_chunk_along(run_text: RunText) -> None:
    source = """
from concurrent.futures import ProcessPoolExecutor
if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        for chunksize in 1, 2:
            results = pool.map(int, ["1", "two"], chunksize=chunksize)
            try:
                print(next(results))
            except ValueError:
                print("no result")
"""
    assert run_text(source) == ["1", "no result"]


def test_a_cancelled_future_is_not_done_for_wait_while_the_only_worker_is_busy() -> None:
    may_end = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(may_end.wait)
        queued = pool.submit(int)
        queued.cancel()
        assert not wait([queued], timeout=SHORT, return_when=futures.FIRST_COMPLETED).done
        may_end.set()
        assert wait([queued], return_when=futures.FIRST_COMPLETED).done == {queued}


BUFFER = """
import threading
from concurrent.futures import ThreadPoolExecutor

submitted = 0

class Counting(ThreadPoolExecutor):
    def submit(self, *args):
        global submitted
        submitted += 1
        return super().submit(*args)

with Counting(2) as pool:
    given, most = 0, 0
    for _ in pool.map(abs, range(100), buffersize=4):
        most = max(most, submitted - given)
        given += 1
    print(most, given)
    for wrong in 0, -1, 2.5:
        try:
            pool.map(abs, [], buffersize=wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__)
"""


def test_the_buffer_bounds_what_is_submitted_and_not_given(run_text: RunText, python: str) -> None:
    """Five with the one that is being given at that moment."""
    since_3_14(python)
    assert run_text(BUFFER) == ["5 100", "ValueError", "ValueError", "TypeError"]


def test_before_3_14_buffersize_is_a_type_error(run_text: RunText, python: str) -> None:
    if int(python.split(".")[1]) >= 14:
        pytest.skip("here it is known")
    source = """
from concurrent.futures import ThreadPoolExecutor
try:
    ThreadPoolExecutor().map(abs, [], buffersize=4)
except TypeError as error:
    print(error)
"""
    assert run_text(source) == ["Executor.map() got an unexpected keyword argument 'buffersize'"]


# wait()


def test_wait_gives_two_sets_with_names() -> None:
    pending: Future[Any] = Future()
    both = wait([done(1), pending], timeout=0)
    assert both._fields == ("done", "not_done")
    assert (len(both.done), both.not_done) == (1, {pending})
    assert wait([]) == (set(), set())


def test_first_completed_may_give_several() -> None:
    assert len(wait([done(1), done(2), Future()], return_when=futures.FIRST_COMPLETED).done) == 2


def test_a_cancellation_is_no_exception_for_wait() -> None:
    cancelled: Future[Any] = Future()
    cancelled.cancel()
    cancelled.set_running_or_notify_cancel()
    pending: Future[Any] = Future()
    result = wait([cancelled, pending], timeout=SHORT, return_when=futures.FIRST_EXCEPTION)
    assert result == ({cancelled}, {pending})


def test_without_a_failure_first_exception_waits_for_all() -> None:
    pending: Future[Any] = Future()
    assert wait([done(1), pending], timeout=SHORT, return_when=futures.FIRST_EXCEPTION).not_done == {pending}
    pending.set_exception(OSError())
    assert not wait([done(1), pending], return_when=futures.FIRST_EXCEPTION).not_done


def test_return_when_has_three_values() -> None:
    with pytest.raises(ValueError, match="Invalid return condition"):
        wait([Future()], return_when="SOMETIME")


# Time limits


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The clock by which map() and as_completed() count; it stands until it is set."""
    now = SimpleNamespace(seconds=100.0)
    monkeypatch.setattr("concurrent.futures._base.time", SimpleNamespace(monotonic=lambda: now.seconds))
    return now


def test_as_completed_counts_from_its_first_step(clock: SimpleNamespace) -> None:
    results = as_completed([done(1), Future()], timeout=60)
    next(results)
    clock.seconds += 61
    with pytest.raises(TimeoutError, match=r"1 \(of 2\) futures unfinished"):
        next(results)


def test_once_the_limit_has_passed_even_what_is_done_is_not_given(clock: SimpleNamespace) -> None:
    late: Future[int] = Future()
    results = as_completed([done(1), late], timeout=60)
    next(results)
    late.set_result(2)
    clock.seconds += 61
    with pytest.raises(TimeoutError):
        next(results)
    assert late.done()


def test_map_gives_what_is_done_after_the_limit(clock: SimpleNamespace) -> None:
    with ThreadPoolExecutor(1) as pool:
        results = pool.map(int, ["1", "2"], timeout=60)
    clock.seconds += 61
    assert list(results) == [1, 2]


def test_map_counts_from_its_call(clock: SimpleNamespace) -> None:
    may_end = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        results = pool.map(may_end.wait, [None], timeout=60)
        clock.seconds += 61
        with pytest.raises(TimeoutError):
            next(results)
        may_end.set()


def test_as_completed_is_a_generator_and_counts_nothing_before(clock: SimpleNamespace) -> None:
    results = as_completed([done(1), Future()], timeout=60)
    clock.seconds += 61
    next(results)
    clock.seconds += 61
    with pytest.raises(TimeoutError):
        next(results)


def test_a_time_limit_stops_the_waiting_and_not_the_task() -> None:
    may_end = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(may_end.wait)
        for _ in range(2):
            with pytest.raises(TimeoutError):
                future.result(timeout=0.01)
        assert not future.done() or future.running()
        may_end.set()
        assert future.result() is True


# Only so many at a time


def in_flight(numbers: int) -> tuple[Callable[[], Iterator[int]], Callable[[int], int], list[int]]:
    """An input, a task, and the numbers of items that had been taken and not finished."""
    lock, counts, inside = threading.Lock(), [], 0

    def items() -> Iterator[int]:
        nonlocal inside
        for number in range(numbers):
            with lock:
                inside += 1
                counts.append(inside)
            yield number

    def task(number: int) -> int:
        nonlocal inside
        with lock:
            inside -= 1
        return number

    return items, task, counts


@pytest.mark.parametrize("most", [1, 3])
def test_the_window_never_holds_more(load_snippet: Callable[[str], Any], most: int) -> None:
    run_all = load_snippet(f"{CHAPTER}/window_of_tasks.py").run_all
    items, task, counts = in_flight(200)
    with ThreadPoolExecutor(2) as pool:
        results = sorted(future.result() for future in run_all(pool, task, items(), most))
    assert results == list(range(200))
    assert max(counts) <= most


def test_the_window_needs_no_end_of_its_input(load_snippet: Callable[[str], Any]) -> None:
    run_all = load_snippet(f"{CHAPTER}/window_of_tasks.py").run_all
    with ThreadPoolExecutor(2) as pool:
        some = itertools.islice(run_all(pool, abs, itertools.count(), 4), 100)
        assert len({future.result() for future in some}) == 100


def test_room_is_made_again_by_tasks_that_fail_or_are_cancelled() -> None:
    room, may_end = threading.BoundedSemaphore(3), threading.Event()
    with ThreadPoolExecutor(1) as pool:
        for task in (may_end.wait, lambda: 1 / 0, int):
            room.acquire()
            future = pool.submit(task)
            future.add_done_callback(lambda _: room.release())
        assert not room.acquire(blocking=False)
        assert future.cancel()
        assert room.acquire(blocking=False)
        may_end.set()
    assert room.acquire(blocking=False) and room.acquire(blocking=False)


def test_without_the_semaphore_everything_is_submitted_at_once(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    path = variant_of(f"{CHAPTER}/submit_with_backpressure.py", "        room.acquire()\n", "")
    lines = run_snippet(path, check=False).lines
    assert "nothing is done: 6 of 6 submitted" in lines


# The return inside the with block


def test_only_the_place_of_the_return_differs() -> None:
    inside, after = (
        (ROOT / f"snippets/{CHAPTER}/{name}.py").read_text("utf-8").partition("\n# /// script")[0]
        for name in ("return_inside_with", "return_after_with")
    )
    assert inside.replace("        return len(saved)", "    return len(saved)") == after


# The reference

NAMES = {"as_completed", "wait", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "map", "buffersize"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reference_names_everything(language: str) -> None:
    page = (ROOT / f"docs/{CHAPTER}.{language}.md").read_text("utf-8")
    table = page.partition("{ #reference }")[2].partition("\n## ")[0]
    assert not [name for name in NAMES if name not in table]


# Timelines


@about("as_completed_order")
def test_main_has_the_results_in_the_order_of_the_answers(told: Told) -> None:
    main, workers = told.lane("main"), told.lanes("worker")
    assert [one.what for one in marks(main, "result")] == ["ask('Oslo')", "ask('Bern')", "ask('Lima')"]
    assert [one.what for one in marks(main, "submit")] == ["ask('Bern')", "ask('Lima')", "ask('Oslo')"]
    assert len(workers) == 3


@about("map_keeps_order")
def test_main_waits_for_bern_while_oslo_is_done(told: Told) -> None:
    main = told.lane("main")
    ended = {job.what: job.end for worker in told.lanes("worker") for job in worker.jobs}
    got = {one.what: one.at for one in marks(main, "result")}
    assert list(got) == ["ask('Bern')", "ask('Lima')", "ask('Oslo')"]
    assert ended["ask('Oslo')"] <= got["ask('Bern')"]


@about("wait_first_completed")
def test_wait_returns_while_bern_is_still_asked(told: Told) -> None:
    main = told.lane("main")
    jobs = {job.what: job for worker in told.lanes("worker") for job in worker.jobs}
    assert all_overlap(list(jobs.values()))
    (waiting,) = spans(main, "futures")
    assert jobs["ask('Oslo')"].end <= mark(main, "result").at < jobs["ask('Bern')"].end
    assert waiting.end <= mark(main, "set", "nobody_asks_anymore").at


@about("wait_first_exception")
def test_main_goes_on_after_the_failure_and_before_the_slow_one(told: Told) -> None:
    main = told.lane("main")
    jobs = {job.what: job for worker in told.lanes("worker") for job in worker.jobs}
    assert jobs["broken()"].end <= mark(main, "set", "stop").at < jobs["slow()"].end


@about("four_time_limits")
def test_three_of_four_ways_wait_in_vain_and_the_task_goes_on(told: Told) -> None:
    main = told.lane("main")
    assert len(marks(main, "timeout", "task('slow')")) == 2
    assert mark(main, "result", "task('slow')").at > mark(main, "set", "may_end").at


@about("submit_with_backpressure")
def test_the_feeder_waits_for_room_until_a_callback_makes_some(told: Told) -> None:
    feeder, (worker,) = told.lane("submit_all"), told.lanes("worker")
    wait_for_room = spans(feeder, "semaphore", "room")[0]
    assert told.whom(wait_for_room) is worker
    assert len([one for one in marks(feeder, "submit") if one.at < wait_for_room.begin]) == 3
    assert sum(one.count for one in marks(worker, "release", "room")) == 6


@about("return_inside_with")
def test_the_callbacks_run_after_the_block_has_been_left(told: Told) -> None:
    left = mark(told.lane("main"), "set", "disk_is_ready").at
    callbacks = [one for lane in told.trace.lanes for one in marks(lane, "callback")]
    assert len(callbacks) == 3
    assert all(one.at > left for one in callbacks)
