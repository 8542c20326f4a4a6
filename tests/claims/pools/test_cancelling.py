"""What chapter 19 says about errors, cancelling, timeouts and shutdown, and its transcripts cannot show.

Who is running is known by a handshake; that somebody still waits, by a one-sided wait.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent import futures
from concurrent.futures import CancelledError, Executor, Future, InvalidStateError, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

import pytest

from press.snippets.claims import RunSnippet
from press.snippets.model import ROOT
from press.timeline.claims import Told, mark, marks, spans
from tests.claims.given import RunText, about, in_thread

Vary = Callable[[str, str, str], Path]
CHAPTER = "pools/cancelling"
SHORT = 0.05


class Busy:
    """A pool with one worker, which is running a task until `go_on` is set."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(max_workers=1)
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.running = self.pool.submit(self._work)
        self.begun.wait()

    def _work(self) -> str:
        self.begun.set()
        self.go_on.wait()
        return "finished"


@pytest.fixture
def busy() -> Iterator[Busy]:
    one = Busy()
    yield one
    one.go_on.set()
    one.pool.shutdown()


def fail() -> None:
    raise KeyError("in the task")


# Errors


def test_the_traceback_leads_into_the_task() -> None:
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(fail)
    with pytest.raises(KeyError) as caught:
        future.result()
    assert caught.value is future.exception()
    assert traceback.extract_tb(caught.value.__traceback__)[-1].name == "fail"


@pytest.mark.parametrize("ask", [Future.result, Future.exception])
def test_result_and_exception_wait(busy: Busy, ask: Callable[[Future[str]], object]) -> None:
    asker = in_thread(ask, busy.running)
    asker.join(SHORT)
    assert asker.is_alive()
    busy.go_on.set()
    asker.join()


def test_nobody_asks_nobody_knows(run_text: RunText) -> None:
    source = "from concurrent.futures import *\nwith ThreadPoolExecutor() as p: p.submit(int, 'x')\n"
    assert run_text(source) == []


def test_without_the_callback_the_error_is_silent(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{CHAPTER}/callback_reports_errors.py"
    run = run_snippet(variant_of(path, ".add_done_callback(report)", ""), check=False)
    assert run.lines == ["all three are done"]


def test_exception_of_a_cancelled_future_raises() -> None:
    future: Future[int] = Future()
    future.cancel()
    with pytest.raises(CancelledError):
        future.exception()


def test_a_task_cannot_end_the_program_unless_it_is_asked(run_snippet: RunSnippet, variant_of: Vary) -> None:
    run = run_snippet(variant_of(f"{CHAPTER}/exit_in_a_task.py", "\nfuture.result()\n", "\n"), check=False)
    assert (run.code, run.lines[-1]) == (0, "never printed")


@pytest.mark.parametrize("error", [KeyboardInterrupt, GeneratorExit, BaseException])
def test_whatever_is_raised_the_worker_lives_on(error: type[BaseException]) -> None:
    def throw() -> None:
        raise error

    with ThreadPoolExecutor(1) as pool:
        worker = pool.submit(threading.get_ident).result()
        assert isinstance(pool.submit(throw).exception(), error)
        assert pool.submit(threading.get_ident).result() == worker


# Cancelling


def test_the_table_of_cancel(busy: Busy) -> None:
    pending = busy.pool.submit(fail)
    assert (busy.running.cancel(), busy.running.cancelled()) == (False, False)
    assert [pending.cancel(), pending.cancelled(), pending.done(), pending.cancel()] == [True] * 4
    with pytest.raises(CancelledError):
        pending.result()
    failing = busy.pool.submit(fail)
    busy.go_on.set()
    assert busy.running.result() == "finished"
    assert isinstance(failing.exception(), KeyError)
    for future in (busy.running, failing):
        assert (future.cancel(), future.cancelled(), future.done()) == (False, False, True)


def test_cancel_false_tells_nothing_but_that_it_was_too_late() -> None:
    with ThreadPoolExecutor(1) as pool:
        done, failed = pool.submit(abs, -1), pool.submit(fail)
        wait([done, failed])
    assert (done.cancel(), failed.cancel(), done.done(), failed.done()) == (False, False, True, True)


def test_a_cancelled_error_of_the_task_is_a_failure() -> None:
    def throw() -> None:
        raise CancelledError

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(throw)
    assert not future.cancelled()
    assert isinstance(future.exception(), CancelledError)
    with pytest.raises(CancelledError):
        future.result()


def test_which_names_are_one_class(run_text: RunText) -> None:
    source = """
import asyncio
import builtins
from concurrent import futures
print(futures.TimeoutError is builtins.TimeoutError, asyncio.TimeoutError is builtins.TimeoutError)
print(asyncio.CancelledError.__bases__ == (BaseException,), issubclass(futures.CancelledError, Exception))
print(issubclass(asyncio.CancelledError, futures.CancelledError))
print(issubclass(futures.CancelledError, asyncio.CancelledError))
"""
    assert run_text(source) == ["True True", "True True", "False", "False"]
    assert futures.InvalidStateError is not asyncio.InvalidStateError


# Timeouts


@pytest.mark.parametrize("ask", [Future.result, Future.exception])
def test_a_timeout_changes_nothing_for_the_task(busy: Busy, ask: Callable[..., object]) -> None:
    for _ in range(3):
        with pytest.raises(TimeoutError):
            ask(busy.running, timeout=0.01)
    assert busy.running.running()
    blocked = busy.pool.submit(abs, -1)
    with pytest.raises(TimeoutError):
        blocked.result(timeout=SHORT)
    busy.go_on.set()
    assert (busy.running.result(), blocked.result()) == ("finished", 1)


def test_wait_never_raises_because_of_time(busy: Busy) -> None:
    assert wait([busy.running], timeout=0).not_done == {busy.running}


def test_it_is_shutdown_that_decides_when_the_caller_may_go(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    """The one that goes on would hang for ever if it waited at the end."""
    path = variant_of(f"{CHAPTER}/limit_without_with.py", "wait=False, ", "")
    run = run_snippet(path, check=False, timeout=2)
    assert run.timed_out and "can go on" not in run.output


# Shutdown


@pytest.mark.parametrize("cancel", [False, True])
@pytest.mark.parametrize("waits", [False, True])
def test_the_table_of_shutdown(busy: Busy, waits: bool, cancel: bool) -> None:
    pending = [busy.pool.submit(abs, -1) for _ in range(3)]
    closer = in_thread(lambda: busy.pool.shutdown(wait=waits, cancel_futures=cancel))
    closer.join(SHORT if waits else None)
    assert closer.is_alive() == waits
    assert busy.running.running()
    busy.go_on.set()
    closer.join()
    busy.pool.shutdown()
    assert busy.running.result() == "finished"
    assert [one.cancelled() for one in pending] == [cancel] * 3
    assert cancel or [one.result() for one in pending] == [1] * 3


def test_with_is_shutdown_with_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(
        ThreadPoolExecutor, "shutdown", lambda self, *args, **names: asked.append((args, names))
    )
    with ThreadPoolExecutor(1):
        pass
    with pytest.raises(KeyError), ThreadPoolExecutor(1):
        fail()
    assert asked == [((), {"wait": True})] * 2


def test_map_after_shutdown_fails_at_the_first_item() -> None:
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    assert list(pool.map(abs, [])) == []
    with pytest.raises(RuntimeError, match="cannot schedule new futures after shutdown"):
        pool.map(abs, [1])


def test_leaving_with_refuses_what_tasks_submit() -> None:
    closed = threading.Event()

    class Telling(ThreadPoolExecutor):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            super().shutdown(wait=False)
            closed.set()
            super().shutdown(wait=wait)

    def visit() -> None:
        closed.wait()
        pool.submit(abs, -1)

    with Telling(1) as pool:
        root = pool.submit(visit)
    assert isinstance(root.exception(), RuntimeError)


def test_letting_go_before_cancelling_lets_the_worker_take_more(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    """The order that the page asks for: cancel what is in line, then free the worker."""
    path = f"{CHAPTER}/with_cancels_on_exception.py"
    assert run_snippet(path).lines == ["something is wrong, stop, but first: [0]"]
    early = variant_of(path, "        begun.wait()\n", "        begun.wait()\n            go_on.set()\n")
    text = early.read_text("utf-8").replace(
        "            pool.shutdown(wait=False",
        "            wait(futures)\n            pool.shutdown(wait=False",
    )
    text = text.replace("import ThreadPoolExecutor", "import ThreadPoolExecutor, wait")
    text = text.replace("pool.submit(work, number)", "futures.append(pool.submit(work, number))")
    early.write_text(text.replace("done = []", "done, futures = [], []"), "utf-8")
    assert run_snippet(early).lines == ["something is wrong, stop, but first: [0, 1, 2, 3]"]


def test_pool_threads_are_no_daemons() -> None:
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: threading.current_thread().daemon).result() is False


def test_a_task_that_does_not_end_keeps_the_program(
    run_text: RunText, run_snippet: RunSnippet, tmp_path: Path
) -> None:
    file = tmp_path / "forever.py"
    lines = ["from threading import Event", "from concurrent.futures import ThreadPoolExecutor"]
    lines += ["ThreadPoolExecutor().submit(Event().wait)", "print('end')"]
    file.write_text("\n".join(lines), "utf-8")
    run = run_snippet(file, check=False, timeout=1)
    assert run.timed_out and run.lines[0] == "end"


SECOND_CTRL_C = """
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

begun, out = threading.Event(), threading.Event()
main = threading.main_thread().ident

def main_is_in(name):
    frame = sys._current_frames()[main]
    while frame and frame.f_code.co_name != name:
        frame = frame.f_back
    return frame

def work():
    begun.set()
    while not main_is_in("join"):
        out.wait(0.01)
    while not out.is_set():
        signal.pthread_kill(main, signal.SIGINT)
        out.wait(1)
    ended.wait()
    print("the task is done")

ended = threading.Event()
try:
    with ThreadPoolExecutor() as pool:
        task = pool.submit(work)
        begun.wait()
        signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    out.set()
print("out of with, running:", task.running())
ended.set()
task.result()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no pthread_kill")
def test_a_second_ctrl_c_breaks_off_the_waiting_only(run_text: RunText) -> None:
    lines = run_text(SECOND_CTRL_C, check=False)
    assert lines == ["out of with, running: True", "the task is done"]


def test_ctrl_c_is_told_to_the_main_thread_only() -> None:
    seen: list[threading.Thread] = []
    before = signal.signal(signal.SIGINT, lambda *_: seen.append(threading.current_thread()))
    try:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(signal.raise_signal, signal.SIGINT).result()
        assert seen == [threading.main_thread()]
    finally:
        signal.signal(signal.SIGINT, before)


def test_without_ctrl_c_the_same_loop_takes_every_future(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = variant_of(f"{CHAPTER}/ctrl_c_stops_the_pool.py", "    signal.raise_signal(signal.SIGINT)\n", "")
    path.write_text(path.read_text("utf-8").replace("timeout=60", "timeout=0"), "utf-8")
    assert run_snippet(path).lines == ["done: [0, 1, 2, 3, 4]", "cancelled: 0 of 5"]


# Cooperative cancelling


def test_the_task_that_fails_has_to_say_so(run_snippet: RunSnippet, variant_of: Vary) -> None:
    silent = variant_of(f"{CHAPTER}/first_error_stops_the_rest.py", "        stop.set()\n", "")
    assert run_snippet(silent, check=False, timeout=2).timed_out


def test_stop_is_set_before_the_worker_takes_another(run_snippet: RunSnippet, python: str) -> None:
    for _ in range(5):
        lines = run_snippet(f"{CHAPTER}/first_error_stops_the_rest.py", python=python).lines
        assert lines[2:] == [f"file {number}: never begun" for number in (2, 3, 4)]


# States


def test_states_only_go_forward(caplog: pytest.LogCaptureFixture) -> None:
    done: Future[int] = Future()
    assert done.set_running_or_notify_cancel()
    assert done.cancel() is False
    done.set_result(1)
    for change in (lambda: done.set_result(2), lambda: done.set_exception(KeyError())):
        with pytest.raises(InvalidStateError):
            change()
    with caplog.at_level(logging.CRITICAL), pytest.raises(RuntimeError):
        done.set_running_or_notify_cancel()
    assert done.result() == 1


@pytest.mark.parametrize("cancel", [False, True])
def test_the_question_is_asked_once(cancel: bool) -> None:
    future: Future[int] = Future()
    if cancel:
        future.cancel()
    assert future.set_running_or_notify_cancel() is not cancel
    with pytest.raises(RuntimeError):
        future.set_running_or_notify_cancel()


def test_either_cancel_or_the_question_comes_first() -> None:
    """Both at once, many times: it is always exactly one of them that succeeds."""
    for _ in range(300):
        future: Future[int] = Future()
        together = threading.Barrier(2)
        cancelled: list[bool] = []

        def cancel(future: Future[int] = future, told: list[bool] = cancelled, at: Any = together) -> None:
            at.wait()
            told.append(future.cancel())

        canceller = in_thread(cancel)
        together.wait()
        may_run = future.set_running_or_notify_cancel()
        canceller.join()
        assert cancelled == [not may_run]


def test_what_an_executor_gets_from_its_base() -> None:
    assert Executor.map is ThreadPoolExecutor.map
    with pytest.raises(NotImplementedError):
        Executor().submit(fail)
    with Executor() as executor:
        assert executor.shutdown() is None


def test_wait_sees_a_cancelled_future_when_it_is_told(busy: Busy) -> None:
    pending = busy.pool.submit(fail)
    pending.cancel()
    assert wait([pending], timeout=SHORT).not_done == {pending}
    with pytest.raises(TimeoutError):
        next(futures.as_completed([pending], timeout=SHORT))
    with pytest.raises(CancelledError):
        pending.result()
    busy.go_on.set()
    assert wait([pending]).done == {pending}


CANCELLED_IN_A_SHUTDOWN = """
import concurrent.futures as futures
import multiprocessing
import threading

def init(*events):
    global begun, go_on
    begun, go_on = events

def work():
    begun.set()
    go_on.wait()

if __name__ == "__main__":
    for kind in (futures.ThreadPoolExecutor, futures.ProcessPoolExecutor):
        source = threading if kind is futures.ThreadPoolExecutor else multiprocessing
        events = source.Event(), source.Event()
        pool = kind(1, initializer=init, initargs=events)
        all_of_them = [pool.submit(work) for _ in range(6)]
        events[0].wait()
        closer = threading.Thread(target=lambda: pool.shutdown(cancel_futures=True))
        closer.start()
        while not all_of_them[-1].cancelled():
            threading.Event().wait(0.001)
        events[1].set()
        closer.join()
        gone = [one for one in all_of_them if one.cancelled()]
        print(all(one.done() for one in all_of_them), len(gone) >= 3, futures.wait(gone, 0.05).done)
        try:
            next(futures.as_completed(gone, 0.05))
        except TimeoutError:
            print("as_completed waits")
        print(len(futures.wait(set(all_of_them) - set(gone)).not_done))
"""


def test_what_shutdown_cancels_wait_never_sees(run_text: RunText) -> None:
    assert (
        run_text(CANCELLED_IN_A_SHUTDOWN, check=False) == ["True True set()", "as_completed waits", "0"] * 2
    )


def test_an_event_of_threads_cannot_go_to_a_process(run_text: RunText) -> None:
    source = """
import pickle, threading
try:
    pickle.dumps(threading.Event())
except TypeError as error:
    print(str(error).partition("'")[0])
"""
    assert run_text(source) == ["cannot pickle "]


NAMES = """
from concurrent.futures import Future
print(*(name for name in dir(Future) if not name.startswith("_")))
"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reference_names_every_method(run_text: RunText, language: str) -> None:
    page = (ROOT / f"docs/{CHAPTER}.{language}.md").read_text("utf-8")
    table = page.partition("{ #reference }")[2].partition("\n## ")[0]
    names = set(" ".join(run_text(NAMES)).split()) - {"add_done_callback"}
    assert "set_running_or_notify_cancel" in names
    assert not [name for name in names if f"`{name}(" not in table and f"`Future.{name}(" not in table]


# Timelines


@about("cancel_running")
def test_only_one_task_was_begun(told: Told) -> None:
    (worker,) = told.lanes("worker")
    assert len(marks(worker, "job")) == 1
    assert mark(told.lane("main"), "cancels").at < mark(worker, "pass", "go_on").at


@about("cancel_futures", "with_cancels_on_exception")
def test_three_are_cancelled_while_the_first_is_running(told: Told) -> None:
    (worker,) = told.lanes("worker")
    cancelled = marks(told.lane("main"), "cancels")
    assert [one.what for one in cancelled] == [f"work({number})" for number in (1, 2, 3)]
    assert [one.what for one in marks(worker, "job")] == ["work(0)"]
    assert cancelled[-1].at < mark(worker, "pass", "go_on").at


@about("with_waits_on_exception")
def test_all_four_are_done_before_main_goes_on(told: Told) -> None:
    (worker,) = told.lanes("worker")
    main = told.lane("main")
    assert [one.what for one in marks(worker, "job")] == [f"work({number})" for number in range(4)]
    assert spans(main, "join")[0].end >= marks(worker, "job")[-1].at


@about("timeout_does_not_stop_task")
def test_the_worker_waits_on_when_the_caller_has_given_up(told: Told) -> None:
    (worker,) = told.lanes("worker")
    main = told.lane("main")
    (asking,) = spans(worker, "event", "answer_comes")
    assert asking.begin < mark(main, "timeout").at < asking.end
    assert told.whom(asking) is main


@about("limit_inside_with")
def test_the_caller_waits_for_the_future_then_for_the_worker(told: Told) -> None:
    caller, (worker,) = told.lane("ask_with_a_limit"), told.lanes("worker")
    (for_future,), (for_worker,) = spans(caller, "future"), spans(caller, "join")
    assert for_future.end <= mark(caller, "timeout").at <= for_worker.begin
    assert told.whom(for_worker) is worker


@about("cooperative_cancel")
def test_the_task_is_woken_from_its_minute(told: Told) -> None:
    (worker,) = told.lanes("worker")
    (asleep,) = spans(worker, "event", "stop")
    assert told.whom(asleep) is told.lane("main")


@about("cancelled_but_not_notified")
def test_the_cancelled_task_never_begins(told: Told) -> None:
    (worker,) = told.lanes("worker")
    assert len(marks(worker, "job")) == 1
    assert mark(told.lane("main"), "cancels").at < mark(told.lane("main"), "set", "go_on").at
