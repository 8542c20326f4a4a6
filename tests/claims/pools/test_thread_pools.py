"""What chapter 16 says about thread pools and futures and its transcripts cannot show."""

from __future__ import annotations

import contextvars
import inspect
import logging
import os
import threading
from collections.abc import Callable
from concurrent import futures
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from press.snippets.claims import RunSnippet
from press.snippets.model import ROOT
from press.timeline.claims import Told, all_overlap, mark, marks, never_overlap, spans
from tests.claims.given import RunText, about

Vary = Callable[[str, str, str], Path]
CHAPTER = "pools/thread_pools"
SHORT = 0.05


def minor(python: str) -> int:
    return int(python.split(".")[1])


# What is inside a pool


def test_tasks_begin_in_the_order_of_submission() -> None:
    begun: list[int] = []
    with ThreadPoolExecutor(1) as pool:
        for number in range(200):
            pool.submit(begun.append, number)
    assert begun == list(range(200))


def test_submit_does_not_wait_and_the_queue_has_no_limit() -> None:
    may_end = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        waiting = [pool.submit(may_end.wait) for _ in range(10_000)]
        assert not any(one.done() for one in waiting)
        may_end.set()


def test_leaving_the_with_block_waits_for_every_task() -> None:
    may_end, left = threading.Event(), threading.Event()
    tasks: list[Future[bool]] = []

    def use() -> None:
        with ThreadPoolExecutor(2) as pool:
            tasks.extend(pool.submit(may_end.wait) for _ in range(5))
        left.set()

    user = threading.Thread(target=use)
    user.start()
    assert not left.wait(SHORT)
    may_end.set()
    user.join()
    assert all(one.done() for one in tasks)


def test_arguments_are_passed_on(run_text: RunText) -> None:
    source = """
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(1) as pool:
    print(pool.submit(sorted, [1, 3, 2], reverse=True).result())
"""
    assert run_text(source) == ["[3, 2, 1]"]


# The life of a Future


def test_a_result_can_be_asked_for_any_number_of_times_by_any_thread() -> None:
    future: Future[list[int]] = Future()
    got: list[object] = []
    askers = [threading.Thread(target=lambda: got.append(future.result())) for _ in range(5)]
    for asker in askers:
        asker.start()
    future.set_result(answer := [1])
    for asker in askers:
        asker.join()
    assert len(got) == 5
    assert all(one is answer for one in [*got, future.result()])


@pytest.mark.parametrize(
    "settle", [lambda one: one.set_result(0), lambda one: one.set_exception(ValueError())]
)
@pytest.mark.parametrize("before", ["result", "exception", "cancelled"])
def test_what_is_done_stays_as_it_is(settle: Callable[[Any], None], before: str) -> None:
    future: Future[int] = Future()
    if before == "cancelled":
        future.cancel()
    elif before == "result":
        future.set_result(1)
    else:
        future.set_exception(KeyError())
    with pytest.raises(futures.InvalidStateError):
        settle(future)


def test_only_a_pending_future_can_be_set_running(caplog: pytest.LogCaptureFixture) -> None:
    future: Future[int] = Future()
    assert future.set_running_or_notify_cancel() is True
    with caplog.at_level(logging.CRITICAL), pytest.raises(RuntimeError, match="unexpected state"):
        future.set_running_or_notify_cancel()
    gone: Future[int] = Future()
    gone.cancel()
    assert gone.set_running_or_notify_cancel() is False


def test_without_the_question_a_cancelled_task_is_run(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """And wait() would not hear of the cancellation."""
    path = f"{CHAPTER}/future_by_hand.py"
    careless = variant_of(path, "if not future.set_running_or_notify_cancel():", "if False:")
    run = run_snippet(careless, check=False)
    assert run.code == 1
    assert run.lines[-1].startswith("concurrent.futures._base.InvalidStateError: CANCELLED")
    unheard: Future[int] = Future()
    unheard.cancel()
    assert futures.wait([unheard], timeout=SHORT).not_done == {unheard}
    unheard.set_running_or_notify_cancel()
    assert futures.wait([unheard]).done == {unheard}


def test_whoever_gives_the_result_of_a_pool_s_future_costs_it_a_worker(run_text: RunText) -> None:
    source = """
import logging, threading
from concurrent.futures import ThreadPoolExecutor, wait
logging.disable()
begun, may_end = threading.Event(), threading.Event()

def task():
    begun.set()
    may_end.wait()

with ThreadPoolExecutor(1) as pool:
    future = pool.submit(task)
    begun.wait()
    worker = next(one for one in threading.enumerate() if one.name.startswith("ThreadPool"))
    future.set_result("mine")
    may_end.set()
    worker.join()
    print(future.result(), len(wait([pool.submit(len, "abc")], timeout=0.1).not_done))
"""
    assert run_text(source) == ["mine 1"]


def test_if_the_task_had_not_begun_the_worker_dies_of_another_error(run_text: RunText) -> None:
    source = """
import logging, threading
from concurrent.futures import ThreadPoolExecutor, wait
class Show(logging.Handler):
    def emit(self, record):
        if record.exc_info:
            print(type(record.exc_info[1]).__name__)
logging.getLogger("concurrent.futures").addHandler(Show())
may_end = threading.Event()
with ThreadPoolExecutor(1) as pool:
    pool.submit(may_end.wait)
    (worker,) = (one for one in threading.enumerate() if one.name.startswith("ThreadPool"))
    pool.submit(int).set_result("mine")
    may_end.set()
    worker.join()
    print(len(wait([pool.submit(len, "abc")], timeout=0.1).not_done))
"""
    assert run_text(source) == ["RuntimeError", "1"]


# What a pool saves, and what it costs


def test_threads_are_reused_across_a_quiet_time() -> None:
    with ThreadPoolExecutor(8) as pool:
        ran = {pool.submit(threading.current_thread).result() for _ in range(100)}
    assert len(ran) <= 8


def test_the_bound_is_kept(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """Nine tasks that want to be there at once never are in a pool of eight."""
    nine = variant_of(f"{CHAPTER}/pool_reuses_threads.py", "at_once=8", "at_once=9")
    assert run_snippet(nine, check=False, timeout=2).timed_out


# Default workers


@pytest.mark.parametrize(("cpus", "workers"), [(1, 5), (2, 6), (28, 32), (64, 32)])
def test_the_formula_counts_the_cpus_that_the_process_may_use(
    run_text: RunText, python: str, cpus: int, workers: int
) -> None:
    source = """
import os, threading
from concurrent.futures import ThreadPoolExecutor
may_end = threading.Event()
with ThreadPoolExecutor() as pool:
    for _ in range(100):
        pool.submit(may_end.wait)
    print(threading.active_count() - 1)
    may_end.set()
"""
    if minor(python) < 13:
        workers = min(32, (os.cpu_count() or 1) + 4)
    assert run_text(source, env={"PYTHON_CPU_COUNT": str(cpus)}) == [str(workers)]


def test_both_counts_can_be_overridden(run_text: RunText, python: str) -> None:
    if minor(python) < 13:
        pytest.skip("process_cpu_count() and PYTHON_CPU_COUNT came with 3.13")
    source = "import os; print(os.cpu_count(), os.process_cpu_count())"
    assert run_text(source, env={"PYTHON_CPU_COUNT": "61"}) == ["61 61"]


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="affinity can be set on Linux only")
def test_affinity_counts_since_3_13(run_text: RunText, python: str) -> None:
    source = """
import os
from concurrent.futures import ThreadPoolExecutor
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
print(ThreadPoolExecutor()._max_workers)
"""
    count = 1 if minor(python) >= 13 else os.cpu_count() or 1
    assert run_text(source) == [str(min(32, count + 4))]


@pytest.mark.parametrize("workers", [0, -1])
def test_a_pool_of_no_workers_is_refused(run_text: RunText, workers: int) -> None:
    source = f"""
from concurrent.futures import ThreadPoolExecutor
try:
    ThreadPoolExecutor({workers})
except ValueError as error:
    print(error)
"""
    assert run_text(source) == ["max_workers must be greater than 0"]


def test_threads_have_a_name_of_their_own_or_a_given_one(run_text: RunText) -> None:
    source = """
import threading
from concurrent.futures import ThreadPoolExecutor
for arguments in {}, {"thread_name_prefix": "mail"}:
    with ThreadPoolExecutor(1, **arguments) as pool:
        print(pool.submit(lambda: threading.current_thread().name).result())
"""
    assert run_text(source) == ["ThreadPoolExecutor-0_0", "mail_0"]


# The initializer


def test_the_initializer_runs_in_the_worker_before_its_first_task() -> None:
    log: list[tuple[str, threading.Thread]] = []
    begin = lambda: log.append(("begin", threading.current_thread()))  # noqa: E731
    task = lambda: log.append(("task", threading.current_thread()))  # noqa: E731
    with ThreadPoolExecutor(1, initializer=begin) as pool:
        for _ in range(3):
            pool.submit(task)
    assert [what for what, _ in log] == ["begin", "task", "task", "task"]
    assert len({who for _, who in log}) == 1
    assert log[0][1] is not threading.current_thread()


def test_the_reason_is_in_the_log_only(caplog: pytest.LogCaptureFixture) -> None:
    def connect() -> None:
        raise OSError("no route")

    with (
        caplog.at_level(logging.CRITICAL, "concurrent.futures"),
        ThreadPoolExecutor(1, initializer=connect) as pool,
    ):
        error = pool.submit(len, "abc").exception()
    assert isinstance(error, futures.BrokenExecutor) and isinstance(error, RuntimeError)
    assert error.__cause__ is None and error.__context__ is None and "route" not in str(error)
    (record,) = caplog.records
    assert record.levelno == logging.CRITICAL and record.exc_info and "no route" in str(record.exc_info[1])


# Tasks that wait for their own pool, and one after the other


def test_without_a_time_limit_the_nested_tasks_never_end(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = variant_of(f"{CHAPTER}/nested_submit.py", "timeout=0.1", "")
    run = run_snippet(path, check=False, timeout=2)
    assert run.timed_out and "the bill" not in run.output


def test_more_workers_only_move_the_deadlock() -> None:
    """As many outer tasks as there are workers, and all wait again."""
    all_here, errors = threading.Barrier(3), []
    with ThreadPoolExecutor(3) as pool:

        def outer() -> None:
            all_here.wait()
            try:
                pool.submit(pow, 2, 3).result(timeout=0.2)
            except TimeoutError as error:
                errors.append(error)
            all_here.wait()

        for task in [pool.submit(outer) for _ in range(3)]:
            task.result()
    assert len(errors) == 3


def test_once_the_with_block_is_being_left_tasks_cannot_submit_either() -> None:
    is_leaving = threading.Event()
    pool = ThreadPoolExecutor(1)

    def outer() -> None:
        is_leaving.wait()
        pool.submit(len, "abc")

    with pool:
        task = pool.submit(outer)
        pool.shutdown(wait=False)
        is_leaving.set()
    assert str(task.exception()) == "cannot schedule new futures after shutdown"


def test_one_after_the_other_there_is_never_a_second_task_inside() -> None:
    inside, most = [], []

    def task(number: int) -> None:
        inside.append(number)
        most.append(len(inside))
        inside.remove(number)

    with ThreadPoolExecutor(3) as pool:
        for number in range(100):
            pool.submit(task, number).result()
    assert set(most) == {1}


# Context variables


def test_a_worker_keeps_the_context_of_its_start_where_threads_inherit(
    run_snippet: RunSnippet, python: str
) -> None:
    path = f"{CHAPTER}/context_in_pool.py"
    if minor(python) < 14:
        pytest.skip("the flag came with 3.14")
    for inherit, first, last in (("0", "nobody", "nobody"), ("1", "ann", "ann")):
        run = run_snippet(path, python=python, env={"PYTHON_THREAD_INHERIT_CONTEXT": inherit})
        assert run.lines == [
            f"submitted as is: {first}",
            "with my context: bob",
            f"submitted as is: {last}",
        ]


def test_each_task_needs_a_copy_of_its_own() -> None:
    """One copy cannot be entered by two threads at once."""
    both, mine = threading.Barrier(2), contextvars.copy_context()
    with ThreadPoolExecutor(2) as pool:
        one_copy = [pool.submit(mine.run, both.wait, 0.2) for _ in range(2)]
        assert RuntimeError in [type(one.exception()) for one in one_copy]
        both.reset()
        copies = [pool.submit(contextvars.copy_context().run, both.wait) for _ in range(2)]
        assert sorted(one.result() for one in copies) == [0, 1]


# The end of the program


def test_a_pool_that_nobody_shuts_down_ends_with_the_run_text(run_text: RunText) -> None:
    source = """
import atexit
from concurrent.futures import ThreadPoolExecutor
atexit.register(print, "atexit")
pool = ThreadPoolExecutor(1)
for number in range(3):
    pool.submit(print, "task", number)

# /// script
# [tool.press]
# unjoined = "the interpreter waits for them"
# ///
"""
    assert run_text(source) == ["task 0", "task 1", "task 2", "atexit"]


def test_an_idle_pool_that_is_forgotten_lets_its_threads_go() -> None:
    pool = ThreadPoolExecutor(1)
    worker = pool.submit(threading.current_thread).result()
    del pool
    worker.join(10)
    assert not worker.is_alive()


# The interface


def test_submit_is_all_that_an_executor_must_have() -> None:
    with pytest.raises(NotImplementedError):
        Executor().submit(len, "")
    with Executor() as bare:
        bare.shutdown()
    assert {name for name in vars(Executor) if not name.startswith("_")} == {"submit", "map", "shutdown"}
    assert set(inspect.signature(Executor.shutdown).parameters) == {"self", "wait", "cancel_futures"}


def test_the_siblings_have_one_interface(run_text: RunText, python: str) -> None:
    source = """
from concurrent import futures
kinds = "ThreadPoolExecutor", "ProcessPoolExecutor", "InterpreterPoolExecutor"
for kind in kinds:
    if hasattr(futures, kind):
        cls = getattr(futures, kind)
        print(kind, issubclass(cls, futures.Executor), issubclass(cls, futures.ThreadPoolExecutor))
print(issubclass(futures.process.BrokenProcessPool, futures.BrokenExecutor))
"""
    lines = ["ThreadPoolExecutor True True", "ProcessPoolExecutor True False"]
    if minor(python) >= 14:
        lines.append("InterpreterPoolExecutor True True")
    assert run_text(source) == [*lines, "True"]


def test_the_inline_executor_runs_where_it_is_asked(load_snippet: Callable[[str], Any]) -> None:
    executor = load_snippet(f"{CHAPTER}/executor_of_your_own.py").InlineExecutor()
    assert executor.submit(threading.current_thread).result() is threading.current_thread()
    assert isinstance(executor.submit(int, "ten").exception(), ValueError)


PUBLIC = """
from concurrent.futures import Executor, Future, ThreadPoolExecutor
import inspect
for kind in (Executor, Future):
    print(*(name for name in vars(kind) if not name.startswith("_")))
print(*(name for name in inspect.signature(ThreadPoolExecutor).parameters if name != "ctxkwargs"))
"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reference_names_everything(run_text: RunText, language: str) -> None:
    page = (ROOT / f"docs/{CHAPTER}.{language}.md").read_text("utf-8")
    table = page.partition("{ #reference }")[2].partition("\n## ")[0]
    names = set(" ".join(run_text(PUBLIC)).split())
    assert {"set_running_or_notify_cancel", "initargs"} <= names
    assert not [name for name in names if name not in table]


# Timelines


@about("three_workers_six_tasks")
def test_three_workers_run_six_tasks(told: Told) -> None:
    workers = told.lanes("worker")
    jobs = [job for worker in workers for job in marks(worker, "job")]
    assert len(workers) == 3
    assert sorted(job.what for job in jobs) == [f"fetch('{name}')" for name in "abcdef"]
    assert all(marks(worker, "job") for worker in workers)


@about("future_states")
def test_the_second_task_begins_after_the_first_has_ended(told: Told) -> None:
    (worker,) = told.lanes("worker")
    first, second = worker.jobs
    assert [first.what, second.what] == ["slow()", "int('ten')"]
    assert never_overlap([first, second])
    assert mark(told.lane("main"), "cancels", "print('never')").at < second.begin


@about("threads_as_needed")
def test_each_task_that_finds_nobody_idle_gets_a_thread(told: Told) -> None:
    workers = told.lanes("worker")
    assert len(workers) == 3
    assert all_overlap([worker.jobs[0] for worker in workers])
    assert all(len(worker.jobs) == 1 for worker in workers)


@about("initializer_local")
def test_each_worker_connects_first(told: Told) -> None:
    workers = told.lanes("worker")
    assert len(workers) == 2
    for worker in workers:
        assert worker.jobs[0].what == "connect('db')"
        assert [job.what[:3] for job in worker.jobs[1:]] == ["ask", "ask"]


@about("nested_submit")
def test_the_inner_tasks_begin_when_the_outer_has_given_up(told: Told) -> None:
    (worker,) = told.lanes("worker")
    (wait,) = spans(worker, "future")
    bill, *prices = worker.jobs
    assert mark(worker, "timeout", "price('tea')").at <= bill.end
    assert bill.begin < wait.begin < wait.end <= bill.end
    assert len(prices) == 2
    assert all(price.begin >= bill.end for price in prices)


@about("wait_outside_the_pool")
def test_outside_it_is_main_that_waits(told: Told) -> None:
    (worker,) = told.lanes("worker")
    assert not spans(worker, "future")
    assert [job.what for job in worker.jobs] == ["price('tea')", "price('cake')"]


@about("submit_result_serialises")
def test_submit_then_result_keeps_the_tasks_apart(told: Told) -> None:
    jobs = [job for worker in told.lanes("worker") for job in worker.jobs]
    assert len(jobs) == 3
    assert never_overlap(jobs)


@about("submit_all_then_result")
def test_submitted_first_all_three_overlap(told: Told) -> None:
    jobs = [job for worker in told.lanes("worker") for job in worker.jobs]
    assert len(jobs) == 3
    assert all_overlap(jobs)


@about("pool_threads_are_not_daemons")
def test_main_joins_the_worker_after_its_last_line(told: Told) -> None:
    main, (worker,) = told.lane("main"), told.lanes("worker")
    assert mark(main, "set", "main_is_done").at < mark(worker, "timeout").at
    assert worker.jobs[0].end > mark(main, "set", "main_is_done").at


@about("three_siblings")
def test_each_pool_has_one_worker(told: Told) -> None:
    workers = told.lanes("worker")
    assert len(workers) == 3
    assert all([job.what for job in worker.jobs] == ["visit('ann')"] for worker in workers)
