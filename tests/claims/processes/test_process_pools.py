"""What chapter 26 says about process pools and its transcripts cannot show.

Tasks meet at barriers and events of multiprocessing, or are counted; nothing waits for a while and hopes.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from press.snippets import pythons
from press.snippets.claims import RunSnippet
from press.snippets.environments import bare
from press.snippets.model import ROOT
from press.timeline.claims import Told, mark, marks, overlap, spans
from press.timeline.gallery import trace_of
from tests.claims.given import RunText, about

Vary = Callable[[str, str, str], Path]
CHAPTER = "processes/process_pools"
METHODS = ("fork", "spawn", "forkserver")
every_method = pytest.mark.parametrize("start_method", METHODS)


def minor(python: str) -> int:
    return int(python.removesuffix("t").split(".")[1])


# The journey of a task

COPIES = """
from concurrent.futures import ProcessPoolExecutor

results = []

def keep(item, parcel):
    results.append(item)
    parcel.append(item)
    return len(results), parcel

if __name__ == "__main__":
    parcel = []
    with ProcessPoolExecutor(1) as pool:
        print(pool.submit(keep, 7, parcel).result(), results, parcel)
"""


@every_method
def test_what_a_task_changes_stays_in_its_worker(run_text: RunText, start_method: str) -> None:
    assert run_text(COPIES, start_method=start_method) == ["(1, [7]) [] []"]


def test_without_the_change_both_sums_are_the_same(run_snippet: RunSnippet, variant_of: Vary) -> None:
    unchanged = variant_of(f"{CHAPTER}/packed_late.py", "        basket.append(100)\n", "")
    assert run_snippet(unchanged).lines == ["the list itself: 6", "a copy of it: 6"]


# What cannot travel


def test_the_table_of_messages(run_snippet: RunSnippet, python: str) -> None:
    """Row by row, what the pages say of this Python."""
    said = dict(
        line.split(": ", 1) for line in run_snippet(f"{CHAPTER}/cannot_travel.py", python=python).lines
    )
    new = minor(python) >= 14
    assert said["lambda"].startswith("PicklingError: Can't pickle <function <lambda>")
    assert said["lambda"].endswith(
        "it's not found as __main__.<lambda>" if new else "attribute lookup <lambda> on __main__ failed"
    )
    kind = {11: "pickle", 12: "pickle", 13: "get"}
    local = f"AttributeError: Can't {kind.get(minor(python))} local object 'make.<locals>.local'"
    assert said["local function"].startswith(
        "PicklingError: Can't pickle local object <function" if new else local
    )
    file = "'_io.TextIOWrapper' object" if minor(python) == 11 else "'TextIOWrapper' instances"
    assert said["open file"] == f"TypeError: cannot pickle {file}"
    assert said["lock"] == said["the pool"] == "TypeError: cannot pickle '_thread.lock' object"


# Start methods

TYPED_IN = """
from concurrent.futures import ProcessPoolExecutor
import multiprocessing
def double(n): return 2 * n

pool = ProcessPoolExecutor(1, multiprocessing.get_context("METHOD"))
future = pool.submit(double, 21)
print("outcome", type(future.exception()).__name__)
pool.shutdown()
"""


@pytest.mark.parametrize("method", METHODS)
def test_workers_do_not_find_what_was_typed_in(python: str, method: str) -> None:
    """As in the interactive interpreter, there is no file to import; only fork copies what is there."""
    interpreter = pythons.find(python)
    if interpreter is None:
        pytest.skip(f"Python {python} is not on this machine")
    run = subprocess.run(
        [bare(interpreter), "-c", TYPED_IN.replace("METHOD", method)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert run.stdout.split() == ["outcome", "NoneType" if method == "fork" else "BrokenProcessPool"]
    assert ("double" in run.stderr) == (method != "fork")


def test_with_a_guard_it_is_imported_and_works(run_snippet: RunSnippet, variant_of: Vary) -> None:
    guarded = variant_of(
        f"{CHAPTER}/no_guard.py",
        "with ProcessPoolExecutor(max_workers=1) as pool:",
        'if __name__ == "__main__":\n  with ProcessPoolExecutor(max_workers=1) as pool:',
    )
    assert run_snippet(guarded, start_method="spawn").lines == [
        "this file runs as __main__",
        "this file runs as __mp_main__",
        "1",
    ]


# How exceptions come back


def test_only_the_arguments_of_super_make_the_difference() -> None:
    broken, mended = (
        (ROOT / f"snippets/{CHAPTER}/{name}.py").read_text("utf-8").partition("\n# /// script")[0]
        for name in ("exception_breaks_pool", "exception_arrives")
    )
    change = "        super().__init__(code, text)\n", "        super().__init__(text)\n"
    again = mended.replace(*change).replace("\n    def __str__(self):\n        return self.args[1]\n", "")
    assert broken == again != mended


UNCAUGHT = """
from concurrent.futures import ProcessPoolExecutor

def divide(n):
    return 1 // n

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        pool.submit(divide, 0).result()
"""


def test_the_remote_traceback_is_printed_first(run_snippet: RunSnippet, tmp_path: Path, python: str) -> None:
    file = tmp_path / "uncaught.py"
    file.write_text(UNCAUGHT, "utf-8")
    output = run_snippet(file, python=python, check=False).output
    first, direct, second = output.partition("The above exception was the direct cause")
    assert direct
    assert "_RemoteTraceback" in first and "return 1 // n" in first
    assert "return 1 // n" not in second and "ZeroDivisionError" in second


# A broken pool

FAMILY = """
from concurrent.futures import BrokenExecutor
from concurrent.futures.process import BrokenProcessPool
print(BrokenProcessPool.__mro__[1] is BrokenExecutor, issubclass(BrokenExecutor, RuntimeError))
"""


def test_the_family_of_the_exception(run_text: RunText) -> None:
    assert run_text(FAMILY) == ["True True"]


KILLED = """
import os
import signal
from concurrent.futures import ProcessPoolExecutor

def work():
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        error = pool.submit(work).exception()
    print(type(error).__name__, "exit code -9" in str(error.__cause__))
"""


def test_a_signal_is_a_negative_exit_code(run_text: RunText, python: str) -> None:
    told = minor(python) >= 15
    assert run_text(KILLED, start_method="forkserver") == [f"BrokenProcessPool {told}"]


NOT_UNPACKED = """
from concurrent.futures import ProcessPoolExecutor

class Sealed:
    def __reduce__(self):
        return int, ("no number",)

def work(parcel=None):
    return Sealed()

if __name__ == "__main__":
    for task in (work, Sealed()), (work,):
        with ProcessPoolExecutor(1) as pool:
            error = pool.submit(*task).exception()
        print(type(error).__name__, "ValueError" in str(error.__cause__))
"""


@every_method
def test_what_cannot_be_unpacked_breaks_the_pool(
    run_snippet: RunSnippet, tmp_path: Path, python: str, start_method: str
) -> None:
    """An argument ends the worker, which says why on stderr; of a result the parent knows why."""
    file = tmp_path / "sealed.py"
    file.write_text(NOT_UNPACKED, "utf-8")
    output = run_snippet(file, python=python, start_method=start_method, check=False).output
    outcomes = [line for line in output.splitlines() if line.startswith("BrokenProcessPool ")]
    assert outcomes == ["BrokenProcessPool False", "BrokenProcessPool True"]
    assert "ValueError: invalid literal for int()" in output


# Cancelling

MANY = """
import multiprocessing
import threading
from concurrent.futures import CancelledError, ProcessPoolExecutor

packed = threading.Semaphore(0)

class Number:
    def __reduce__(self):
        packed.release()
        return int, ()

def inherit(*shared):
    global started, gate
    started, gate = shared

def work(n):
    started.release()
    gate.wait()

def outcome(future):
    try:
        return type(future.exception()).__name__
    except CancelledError:
        return "CancelledError"

if __name__ == "__main__":
    started, gate = multiprocessing.Semaphore(0), multiprocessing.Event()
    pool = ProcessPoolExecutor(WORKERS, initializer=inherit, initargs=(started, gate))
    futures = [pool.submit(work, Number()) for _ in range(WORKERS)]
    for _ in range(WORKERS):
        started.acquire()
    futures += [pool.submit(work, Number()) for _ in range(20)]
    for _ in range(2 * WORKERS + 1):
        packed.acquire()
    END
    print([outcome(future) for future in futures].index("CancelledError"))
    print({outcome(future) for future in futures} == {"CancelledError", "KIND"})
"""


@every_method
@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_in_the_call_queue_runs_even_after_an_early_shutdown(
    run_text: RunText, start_method: str, workers: int
) -> None:
    """max_workers run and max_workers + 1 are in the queue: 9 of 100 with four workers."""
    end = "pool.shutdown(wait=False, cancel_futures=True)\n    outcome(futures[-1])\n    gate.set()"
    source = MANY.replace("WORKERS", str(workers)).replace("END", end).replace("KIND", "NoneType")
    assert run_text(source, start_method=start_method, check=False) == [str(2 * workers + 1), "True"]


@every_method
@pytest.mark.parametrize("name", ["terminate_workers", "kill_workers"])
def test_by_force_ends_what_has_begun_and_cancels_the_rest(
    run_text: RunText, python: str, start_method: str, name: str
) -> None:
    if minor(python) < 14:
        pytest.skip(f"{name}() came with 3.14")
    source = (
        MANY.replace("WORKERS", "1").replace("END", f"pool.{name}()").replace("KIND", "BrokenProcessPool")
    )
    assert run_text(source, start_method=start_method, check=False) == ["3", "True"]


FINALLY = """
import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor

def inherit(shared):
    global started
    started = shared

def work():
    try:
        started.set()
        threading.Event().wait()
    finally:
        print("finally")

if __name__ == "__main__":
    started = multiprocessing.Event()
    pool = ProcessPoolExecutor(1, initializer=inherit, initargs=(started,))
    future = pool.submit(work)
    started.wait()
    pool.terminate_workers()
    print(type(future.exception()).__name__)
    try:
        pool.submit(abs, -1)
    except RuntimeError:
        print("no more tasks")
"""


@every_method
def test_no_finally_in_a_worker_that_is_terminated(run_text: RunText, python: str, start_method: str) -> None:
    if minor(python) < 14:
        pytest.skip("terminate_workers() came with 3.14")
    lines = run_text(FINALLY, start_method=start_method, check=False)
    assert lines == ["BrokenProcessPool", "no more tasks"]


# Chunks

LOST = """
from concurrent.futures import ProcessPoolExecutor

def invert(n):
    return 60 // n

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        for size in 1, 4:
            got = []
            try:
                for value in pool.map(invert, [1, 2, 0, 3], chunksize=size):
                    got.append(value)
            except ZeroDivisionError:
                print(size, got)
"""


def test_one_error_loses_the_results_of_its_chunk(run_text: RunText) -> None:
    assert run_text(LOST) == ["1 [60, 30]", "4 []"]


def test_threads_make_no_chunks(run_text: RunText) -> None:
    """Two items of one would-be chunk meet at a barrier, in two threads."""
    source = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

both = Barrier(2)
with ThreadPoolExecutor(2) as pool:
    print(sorted(pool.map(lambda n: both.wait(5), range(2), chunksize=2)))
"""
    assert run_text(source) == ["[0, 1]"]


# How many workers

DEFAULT = """
import concurrent.futures.process
import os
import sys
from concurrent.futures import ProcessPoolExecutor

os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
print(ProcessPoolExecutor()._max_workers == (1 if sys.version_info >= (3, 13) else os.cpu_count()))
os.cpu_count = os.process_cpu_count = lambda: 100
sys.platform = "win32"
print(ProcessPoolExecutor()._max_workers)
try:
    ProcessPoolExecutor(62)
except ValueError as error:
    print(error)
"""


def test_as_many_as_cores_but_61_on_windows(run_text: RunText) -> None:
    assert run_text(DEFAULT) == ["True", "61", "max_workers must be <= 61"]


# The reference


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reference_names_everything(run_text: RunText, language: str) -> None:
    names = run_text(
        "from concurrent.futures import ProcessPoolExecutor as P\n"
        "print(*(name for name in dir(P) if name[0] != '_'))\n"
    )[0].split()
    page = (ROOT / f"docs/{CHAPTER}.{language}.md").read_text("utf-8")
    table = page.partition("{ #reference }")[2].partition("\n## ")[0]
    assert "submit" in names
    assert not [name for name in names if f"`{name}(" not in table]


# Timelines


@about("two_processes_at_once")
def test_both_workers_have_their_task_at_the_same_time(told: Told) -> None:
    """Whether they also have a core at the same time is up to the machine."""
    one, other = told.lanes("worker")
    assert overlap(one.jobs[-1], other.jobs[-1])
    assert {worker.process for worker in (one, other)} == {1, 2}


def test_in_the_timeline_shown_both_compute_together() -> None:
    shown = Told(trace_of(f"{CHAPTER}/two_processes_at_once.py"))
    after = [spans(worker, "run")[-1] for worker in shown.lanes("worker")]
    assert all("count_primes" in span.what for span in after)
    assert overlap(*after)


@about("packed_late")
def test_the_sums_are_computed_after_the_change(told: Told) -> None:
    (worker,) = told.lanes("worker")
    opened = mark(told.lane("main"), "set", "gate").at
    sums = [job for job in worker.jobs if job.what.startswith("sum(")]
    assert len(sums) == 2 and all(job.begin > opened for job in sums)


@about("too_late_to_cancel")
def test_three_of_six_run_and_three_are_cancelled(told: Told) -> None:
    (worker,) = told.lanes("worker")
    cancels = marks(told.lane("main"), "cancels")
    assert sum(one.count for one in cancels) == 3
    assert [job.what for job in worker.jobs[1:]] == ["work(0)", "work(1)", "work(2)"]


@about("broken_pool")
def test_the_other_worker_is_cut_off_too(told: Told) -> None:
    workers = told.lanes("worker")
    (culprit,) = [worker for worker in workers if marks(worker, "exit")]
    (innocent,) = [worker for worker in workers if worker is not culprit]
    assert culprit.cut
    assert innocent.jobs[-1].what == "innocent()"
    assert innocent.jobs[-1].end == innocent.end >= mark(culprit, "exit").at, "it never came back"


@about("stuck_after_max_tasks")
def test_only_another_submit_starts_the_second_worker(told: Told) -> None:
    main = told.lane("main")
    first, second = told.lanes("worker")
    assert len(first.jobs) == 2
    assert marks(main, "start")[1].at >= marks(main, "submit")[-1].at > mark(main, "timeout").at
    assert second.jobs[0].begin > mark(main, "timeout").at
