"""Appendix C: the causes and cures that its text names besides the ones that its programs show."""

from __future__ import annotations

import asyncio
import concurrent.futures
import concurrent.futures.thread
import logging
import multiprocessing
import pickle
import queue
import signal
import socket
import sqlite3
import sys
import threading
import traceback
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from press.snippets.claims import RunSnippet
from tests.claims.given import RunText

NO_TERMINAL = pytest.mark.skipif(
    sys.platform == "win32", reason="programs are run in terminals there are none of"
)


def minor(version: str) -> int:
    return int(version.removesuffix("t").split(".")[1])


# ── tracebacks ────────────────────────────────────────────────────────────────────────────────────────


def test_how_a_traceback_names_an_exception() -> None:
    assert traceback.format_exception_only(threading.BrokenBarrierError()) == [
        "threading.BrokenBarrierError\n"
    ]
    assert traceback.format_exception_only(queue.Empty()) == ["_queue.Empty\n"]
    broken = traceback.format_exception_only(concurrent.futures.thread.BrokenThreadPool("why"))
    assert broken == ["concurrent.futures.thread.BrokenThreadPool: why\n"]


@NO_TERMINAL
def test_a_note_follows_the_message_in_a_traceback(run_text: RunText) -> None:
    lines = run_text("error = ValueError('no')\nerror.add_note('a note')\nraise error\n", check=False)
    assert lines[-2:] == ["ValueError: no", "a note"]


# ── threads ───────────────────────────────────────────────────────────────────────────────────────────


def test_run_starts_nothing() -> None:
    here: list[threading.Thread] = []
    thread = threading.Thread(target=lambda: here.append(threading.current_thread()))
    thread.run()
    assert here == [threading.current_thread()]
    with pytest.raises(RuntimeError, match="cannot join thread before it is started"):
        thread.join()


def test_a_thread_that_calls_its_own_stop_joins_itself() -> None:
    said: list[str] = []

    def stop() -> None:
        try:
            thread.join()
        except RuntimeError as error:
            said.append(str(error))

    thread = threading.Thread(target=stop)
    thread.start()
    thread.join()
    assert said == ["cannot join current thread"]


@pytest.mark.parametrize("attribute", ["name", "daemon"])
def test_an_attribute_cannot_be_set_before_init(attribute: str) -> None:
    class Early(threading.Thread):
        def __init__(self) -> None:
            setattr(self, attribute, "x")
            super().__init__()

    with pytest.raises((RuntimeError, AssertionError), match=r"Thread.__init__\(\) not called"):
        Early()


def test_set_in_a_handler_may_hang() -> None:
    """The main thread holds the lock inside the event, as it does in parts of wait() and set()."""
    event = threading.Event()
    free: list[bool] = []
    old = signal.signal(signal.SIGINT, lambda number, frame: free.append(event._cond.acquire(blocking=False)))
    try:
        with event._cond:
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, old)
    assert free == [False]


OUTLIVES = """
import threading

def work():
    threading.main_thread().join()
    try:
        threading.Thread(target=print, args=("goodbye",)).start()
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

threading.Thread(target=work).start()
"""


@NO_TERMINAL
def test_a_thread_that_outlives_the_main_program_may_start_another(python: str, run_text: RunText) -> None:
    refused = ["RuntimeError: can't create new thread at interpreter shutdown"]
    allowed = (["goodbye"], refused) if python.startswith("3.12") else (["goodbye"],)
    assert run_text(OUTLIVES, check=False) in allowed


AT_EXIT = """
import atexit
import threading

atexit.register(lambda: threading.Thread(target=threading.Event().wait).start())
"""


@NO_TERMINAL
def test_up_to_3_14_nobody_waits_for_a_thread_from_an_atexit_callback(python: str, run_text: RunText) -> None:
    if minor(python) >= 15:
        pytest.skip("since 3.15 the program waits for it")
    said = "".join(run_text(AT_EXIT, check=False))
    assert "most recent call first" not in said, "it hung, and was asked for its stacks"


# ── locks, barriers, generators, data ─────────────────────────────────────────────────────────────────


def test_a_lock_released_by_another_thread_hits_the_holder() -> None:
    lock = threading.Lock()
    said: list[str] = []

    def impatient() -> None:
        try:
            lock.acquire(blocking=False)
        finally:
            lock.release()
        said.append("nothing")

    lock.acquire()
    other = threading.Thread(target=impatient)
    other.start()
    other.join()
    assert said == ["nothing"]
    with pytest.raises(RuntimeError, match="release unlocked lock"):
        lock.release()


def test_a_failed_action_breaks_the_barrier() -> None:
    barrier = threading.Barrier(1, action=lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        barrier.wait()
    with pytest.raises(threading.BrokenBarrierError):
        barrier.wait()


def test_the_body_of_the_loop_may_change_the_dict() -> None:
    pages = {"/a": 1}
    with pytest.raises(RuntimeError, match="dictionary changed size during iteration"):
        for _ in pages:
            pages["/b"] = 2
    pages = {"/a": 1}
    with pytest.raises(RuntimeError, match="dictionary keys changed during iteration"):
        for _ in pages:
            del pages["/a"]
            pages["/b"] = 2


def test_each_connection_has_a_memory_of_its_own() -> None:
    one, other = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    one.execute("create table page (url)")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        other.execute("select * from page")
    one.close()
    other.close()


# ── pools and futures ─────────────────────────────────────────────────────────────────────────────────


def test_a_future_that_nobody_asks_shows_nothing(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG), ThreadPoolExecutor(1) as pool:
        pool.submit(int, "x")
    assert (caplog.text, *capfd.readouterr()) == ("", "", "")


def test_leaving_the_pool_waits_for_the_task() -> None:
    release = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(release.wait)
        with pytest.raises(TimeoutError):
            answer.result(timeout=0)
        threading.Timer(0.01, release.set).start()
    assert answer.done()


def test_cancelled_tells_once_the_task_is_done() -> None:
    answer: Future[int] = Future()
    assert not answer.cancelled()
    answer.cancel()
    assert answer.done()
    assert answer.cancelled()
    assert asyncio.CancelledError is not concurrent.futures.CancelledError


def test_the_one_who_waits_may_have_cancelled() -> None:
    answer: Future[int] = Future()
    answer.cancel()
    with pytest.raises(concurrent.futures.InvalidStateError, match=r"^CANCELLED: "):
        answer.set_result(1)


def test_the_type_in_the_message_is_that_of_the_result() -> None:
    with ThreadPoolExecutor(1) as pool, pytest.raises(TypeError, match="'int' object is not callable"):
        pool.submit(len("abc")).result()


# ── processes ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_running_task_of_another_worker_gets_the_exception(run_snippet: RunSnippet) -> None:
    """The program of chapter 26 shows it: the other worker has begun and would wait forever."""
    assert run_snippet("processes/process_pools/broken_pool.py").lines[0].endswith(": BrokenProcessPool")


INITIALIZER = """
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

def fail():
    raise OSError("no route to the server")

if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=fail) as pool:
        print(type(pool.submit(len, "abc").exception()).__name__)
"""


@NO_TERMINAL
def test_a_failed_initializer_breaks_the_pool_and_says_why_on_stderr(python: str, run_text: RunText) -> None:
    lines = run_text(INITIALIZER, check=False)
    assert "OSError: no route to the server" in lines
    assert lines[-1] == "BrokenProcessPool"


def test_a_manager_s_proxies_can_be_arguments() -> None:
    with multiprocessing.Manager() as manager:
        lock, results = manager.Lock(), manager.Queue()
        for proxy in (lock, results):
            assert pickle.loads(pickle.dumps(proxy)) is not None


@pytest.mark.parametrize(
    ("thing", "named"),
    [
        (queue.Queue(), "_thread.lock"),
        (threading.Event(), "_thread.lock"),
        (logging.StreamHandler(), "_thread.RLock"),
        (Future(), "_thread.RLock"),
        ((number for number in [1]), "generator"),
    ],
)
def test_the_message_names_what_cannot_be_pickled(thing: object, named: str) -> None:
    with pytest.raises(TypeError, match=f"cannot pickle '{named}' object"):
        pickle.dumps(thing)


def test_sockets_and_connections_cannot_be_pickled() -> None:
    with socket.socket() as one, pytest.raises(TypeError, match="cannot pickle 'socket' object"):
        pickle.dumps(one)
    connection = sqlite3.connect(":memory:")
    with pytest.raises(TypeError, match=r"cannot pickle 'sqlite3.Connection' object"):
        pickle.dumps(connection)
    connection.close()


@pytest.mark.parametrize(("make", "named"), [("Value", "Synchronized"), ("Event", "Condition")])
def test_other_shared_objects_say_the_same(make: str, named: str) -> None:
    arguments = ("i",) if make == "Value" else ()
    shared = getattr(multiprocessing.get_context("spawn"), make)(*arguments)
    with pytest.raises(RuntimeError, match=f"{named} objects should only be shared between processes"):
        pickle.dumps(shared)


SETTLED = """
import multiprocessing

if __name__ == "__main__":
    multiprocessing.{first}
    try:
        multiprocessing.set_start_method("spawn")
    except RuntimeError as error:
        print(error)
"""
UNGUARDED = """
import multiprocessing

try:
    multiprocessing.set_start_method("spawn")
except RuntimeError as error:
    print(error)
if __name__ == "__main__":
    child = multiprocessing.Process(target=print, args=("child",))
    child.start()
    child.join()
"""


@NO_TERMINAL
@pytest.mark.parametrize("first", ["Queue()", "Lock()", "get_start_method()", "cpu_count()"])
def test_what_settles_the_start_method(first: str, run_text: RunText) -> None:
    settled = [] if first == "cpu_count()" else ["context has already been set"]
    assert run_text(SETTLED.format(first=first), check=False) == settled


@NO_TERMINAL
def test_an_unguarded_call_is_made_again_by_the_child(python: str, run_text: RunText) -> None:
    assert run_text(UNGUARDED, check=False) == ["context has already been set", "child"]


def test_without_a_context_a_pool_that_replaces_its_workers_takes_spawn() -> None:
    with ProcessPoolExecutor(1, max_tasks_per_child=1) as pool:
        assert pool._mp_context.get_start_method() == "spawn"


FORKS = """
import multiprocessing
import os
import threading

stop = threading.Event()
thread = threading.Thread(target=stop.wait)
thread.start()
if {itself}:
    if os.fork() == 0:
        os._exit(0)
    os.wait()
else:
    child = multiprocessing.get_context("fork").Process(target=int)
    child.start()
    child.join()
stop.set()
thread.join()

# /// script
# [tool.press]
# plain = "the warnings that a reader sees"
# ///
"""


@NO_TERMINAL
@pytest.mark.parametrize("itself", [True, False])
def test_the_warning_of_fork_is_seen_only_in_the_script_itself(
    itself: bool, python: str, run_text: RunText
) -> None:
    seen = "DeprecationWarning" in "".join(run_text(FORKS.format(itself=itself), check=False))
    assert seen == (itself and minor(python) >= 12)
