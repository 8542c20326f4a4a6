"""What chapter 6 says about how threads end, where the shown output alone does not prove it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from press.snippets.claims import RunSnippet
from press.timeline.claims import Recording, mark, marks, spans
from tests.claims.given import RunText

Vary = Callable[[str, str, str], Path]
HERE = "threads/ending"


# How a program ends


def test_a_thread_is_no_daemon_by_default() -> None:
    assert threading.Thread().daemon is False


def test_the_thread_works_after_the_end_of_main(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    path = f"{HERE}/nondaemon_waits.py"
    telling = variant_of(path, "    print(", "    print(threading.main_thread().is_alive(), ")
    assert run_snippet(telling, python=python, check=False).lines[1].startswith("False ")


def test_an_atexit_function_runs_in_main_with_daemons_only(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    looks = variant_of(
        f"{HERE}/order_at_exit.py",
        'atexit.register(print, "3. an atexit function runs")',
        "atexit.register(lambda: print(threading.current_thread() is threading.main_thread(),"
        " [t.daemon for t in threading.enumerate() if t is not threading.main_thread()]))",
    )
    assert run_snippet(looks, python=python, check=False).lines[2] == "True [True]"


def test_main_ends_when_the_daemon_is_inside_its_try_block(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    late = variant_of(
        f"{HERE}/order_at_exit.py",
        "        started.set()",
        "        started.wait(0.05)\n        started.set()",
    )
    text = late.read_text("utf-8").replace('print("1. ', 'print(started.is_set(), "1. ')
    late.write_text(text, "utf-8")
    assert run_snippet(late, python=python, check=False).lines[0] == "True 1. main's last line"


# Daemons


def test_without_the_flag_the_ledger_would_stay_open_for_ever(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    waits = variant_of(f"{HERE}/daemon_cut.py", "daemon=True", "daemon=False")
    run = run_snippet(waits, timeout=1, check=False)
    assert run.timed_out and run.lines[:2] == ["ledger opened", "main's last line"]


def test_without_the_request_main_waits_for_ever(run_snippet: RunSnippet, variant_of: Vary) -> None:
    unasked = variant_of(f"{HERE}/stop_and_join.py", "stop.set()\n", "")
    assert run_snippet(unasked, timeout=1, check=False).timed_out


def test_join_is_why_the_ledger_is_closed_before_the_last_line(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    slow = variant_of(
        f"{HERE}/stop_and_join.py",
        "        stop.wait()\n",
        "        stop.wait()\n        linger.wait(0.05)\n",
    )
    slow.write_text(
        slow.read_text("utf-8").replace("stop = ", "linger = threading.Event()\nstop = "), "utf-8"
    )
    assert run_snippet(slow, python=python).lines[1:] == ["ledger closed", "main's last line"]


def test_the_flag_comes_from_the_maker_not_the_starter() -> None:
    daemon = threading.Thread(target=lambda: thread.start(), daemon=True)
    thread = threading.Thread(target=print)
    daemon.start()
    daemon.join()
    thread.join()
    assert thread.daemon is False


# Exceptions


def test_the_program_succeeds_and_shows_a_traceback(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    whole = variant_of(f"{HERE}/thread_exception.py", "sys.tracebacklimit = 0\n", "")
    run = run_snippet(whole, python=python)
    assert run.code == 0
    assert run.lines[:2] == ["Exception in thread average:", "Traceback (most recent call last):"]


def test_the_default_hook_is_the_original() -> None:
    assert threading.__excepthook__ is not None
    arguments = threading.ExceptHookArgs([ValueError, ValueError("x"), None, None])
    assert (arguments.exc_type, arguments.thread) == (ValueError, None)


def test_the_original_can_be_called_from_a_hook(run_text: RunText) -> None:
    text = """
import sys, threading
sys.tracebacklimit = 0
threading.excepthook = lambda crash: (print("mine"), threading.__excepthook__(crash))
thread = threading.Thread(target=lambda: 1 / 0, name="bad")
thread.start()
thread.join()
"""
    lines = run_text(text, check=False)
    assert lines == ["mine", "Exception in thread bad:", "ZeroDivisionError: division by zero"]


def test_a_hook_that_raises_goes_to_sys_excepthook(run_text: RunText) -> None:
    text = """
import sys, threading
def hook(crash):
    raise KeyError("in the hook")
threading.excepthook = hook
sys.excepthook = lambda kind, value, tb: print("sys:", kind.__name__)
thread = threading.Thread(target=lambda: 1 / 0)
thread.start()
thread.join()
print("main goes on")
"""
    lines = run_text(text, check=False)
    assert "sys: KeyError" in lines and lines[-1] == "main goes on"


def test_without_a_crash_the_program_succeeds(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    good = variant_of(f"{HERE}/excepthook.py", "args=([],)", "args=([1],)")
    run = run_snippet(good, python=python, check=False)
    assert (run.code, run.lines) == (0, ["main knows of []"])


def test_the_message_of_sys_exit_is_lost(run_snippet: RunSnippet, python: str) -> None:
    run = run_snippet(f"{HERE}/sys_exit_in_thread.py", python=python)
    assert run.code == 0 and "settings are missing" not in run.output


# Asking to stop


def test_with_sleep_it_would_stop_an_hour_later(run_snippet: RunSnippet, variant_of: Vary) -> None:
    asleep = variant_of(
        f"{HERE}/stop_with_event.py", "stop.wait(timeout=3600)", "__import__('time').sleep(3600)"
    )
    assert run_snippet(asleep, timeout=1, check=False).timed_out


def test_it_polls_until_it_is_told_to_stop(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    quick = variant_of(f"{HERE}/stop_with_event.py", "timeout=3600", "timeout=0.001")
    text = quick.read_text("utf-8").replace(
        "        first_round_done.set()", "        if rounds == 3:\n            first_round_done.set()"
    )
    quick.write_text(text, "utf-8")
    rounds = run_snippet(quick, python=python).lines[0].split()[3]
    assert int(rounds) >= 3


def test_wait_tells_whether_the_time_is_over_or_the_event_came() -> None:
    stop = threading.Event()
    assert stop.wait(timeout=0.01) is False
    stop.set()
    assert stop.wait(timeout=3600) is True


PLAIN_FLAG = """
import threading
running = True
started = threading.Event()
def work():
    while running:
        started.set()
    print("seen")
thread = threading.Thread(target=work)
thread.start()
started.wait()
running = False
thread.join()
"""


def test_a_plain_variable_is_seen_by_other_threads(run_text: RunText) -> None:
    assert run_text(PLAIN_FLAG) == ["seen"]


def test_without_one_more_job_the_program_would_hang(run_snippet: RunSnippet, variant_of: Vary) -> None:
    no_job = variant_of(f"{HERE}/flag_unseen_while_blocked.py", 'jobs.put("one job more")\n', "")
    run = run_snippet(no_job, timeout=1, check=False)
    assert run.timed_out and run.lines[0] == "main: told it to stop; still alive: True"


def test_the_worker_has_looked_before_it_is_told(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    slow = variant_of(
        f"{HERE}/flag_unseen_while_blocked.py",
        "        has_looked.set()\n",
        "        has_looked.wait(0.05)\n        has_looked.set()\n",
    )
    text = slow.read_text("utf-8").replace("stop.set()\n", "print(has_looked.is_set())\nstop.set()\n")
    slow.write_text(text, "utf-8")
    assert run_snippet(slow, python=python).lines[0] == "True"


@pytest.mark.parametrize(("sentinels", "put_back", "ended"), [(1, False, 1), (3, False, 3), (1, True, 3)])
def test_how_many_sentinels_three_workers_need(
    run_text: RunText, sentinels: int, put_back: bool, ended: int
) -> None:
    text = f"""
import queue, threading
jobs = queue.SimpleQueue()
has_ended = threading.Semaphore(0)
def work():
    while jobs.get() is not None:
        pass
    if {put_back}:
        jobs.put(None)
    has_ended.release()
workers = [threading.Thread(target=work, daemon=True) for _ in range(3)]
for worker in workers:
    worker.start()
for _ in range({sentinels}):
    jobs.put(None)
for _ in range({ended}):
    has_ended.acquire()
print(has_ended.acquire(timeout=0.05))
"""
    assert run_text(text) == ["False"]


# Ctrl-C


# The exception is raised only inside the wait of join(), so that it is always the wait that is interrupted.
INTERRUPTED_JOIN = """
import linecache, os, signal, sys, threading

stop, interrupted, asked, answered = (threading.Event() for _ in range(4))


def handler(number, frame):
    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno)
    waits = "lock.acquire(" in line or "_handle.join(" in line or "_join(" in line
    if frame.f_code.co_filename == threading.__file__ and waits and not interrupted.is_set():
        raise KeyboardInterrupt


def work():
    while not interrupted.wait(0.005):
        os.kill(os.getpid(), signal.SIGINT)
    asked.wait()
    answered.set()
    stop.wait()


linecache.getlines(threading.__file__)
signal.signal(signal.SIGINT, handler)
worker = threading.Thread(target=work)
worker.start()
try:
    worker.join()
except KeyboardInterrupt:
    interrupted.set()
asked.set()
answered.wait()
print("it runs, and is_alive() says", worker.is_alive())
stop.set()
worker.join()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the signals are those of POSIX")
def test_an_interrupted_join_takes_a_running_thread_for_ended_up_to_3_12(
    run_text: RunText, python: str
) -> None:
    says = python not in ("3.11", "3.12")
    assert run_text(INTERRUPTED_JOIN, check=False) == [f"it runs, and is_alive() says {says}"]


def test_the_handler_runs_in_main_while_it_waits(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    path = f"{HERE}/ctrl_c_stops_worker.py"
    telling = variant_of(path, 'requests.put("Ctrl-C")', "requests.put(threading.current_thread().name)")
    assert run_snippet(telling, python=python).lines[0] == "main: MainThread"


def test_without_the_handler_main_gets_an_exception(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    raising = variant_of(
        f"{HERE}/ctrl_c_stops_worker.py",
        "signal.signal(signal.SIGINT, on_ctrl_c)\n",
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n",
    )
    text = raising.read_text("utf-8")
    text = text.replace("    stop.wait()\n", "    stop.wait(0.05)\n")
    raising.write_text(text, "utf-8")
    run = run_snippet(raising, python=python, check=False)
    assert run.code != 0 and "KeyboardInterrupt" in run.output


# Ctrl-C comes at a moment at which it can come: when wait() has just acquired the event's own lock.
INTERRUPTED_ENTER = """
import signal, threading
event = threading.Event()

class Interrupting:
    \"\"\"A lock after whose acquisition Ctrl-C arrives.\"\"\"
    def __init__(self, lock):
        self.lock = lock
    def __getattr__(self, name):
        return getattr(self.lock, name)
    def __enter__(self):
        self.lock.acquire()
        signal.raise_signal(signal.SIGINT)
    def __exit__(self, *error):
        self.lock.release()

event._cond._lock = Interrupting(event._cond._lock)
try:
    event.wait()
except KeyboardInterrupt:
    print("interrupted; the event's own lock is still held:", event._cond._lock.locked())
"""


def test_ctrl_c_may_strike_while_the_event_holds_its_lock(run_text: RunText) -> None:
    """Then nobody can set it any more: its lock is never released."""
    assert run_text(INTERRUPTED_ENTER) == ["interrupted; the event's own lock is still held: True"]


# Killing


def kill_with(variant_of: Vary, old: str, new: str) -> Path:
    return variant_of(f"{HERE}/kill_breaks_invariant.py", old, new)


def test_thread_has_no_kill() -> None:
    assert not {"kill", "stop", "terminate", "cancel"} & set(dir(threading.Thread))


def test_a_finally_would_save_the_money_here(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    guarded = kill_with(
        variant_of,
        '        network.acquire()\n        accounts["bob"] += amount\n',
        "        try:\n            network.acquire()\n        finally:\n"
        '            accounts["bob"] += amount\n',
    )
    moved = guarded.read_text("utf-8").replace(
        "        inside.set()\n        try:\n", "        try:\n            inside.set()\n"
    )
    guarded.write_text(moved, "utf-8")
    assert run_snippet(guarded, python=python).lines[-1] == "total: 100"


def test_the_exception_can_strike_inside_the_finally(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    struck = kill_with(
        variant_of,
        '        inside.set()\n        network.acquire()\n        accounts["bob"] += amount\n',
        "        try:\n            pass\n        finally:\n            inside.set()\n"
        '            network.acquire()\n            accounts["bob"] += amount\n',
    )
    assert run_snippet(struck, python=python).lines[-1] == "total: 80"


def test_the_exception_strikes_while_the_lock_is_held(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    telling = kill_with(variant_of, "inside.wait()\n", "inside.wait()\nprint(lock.locked())\n")
    assert run_snippet(telling, python=python).lines[0] == "True"


def test_unkilled_the_transfer_keeps_the_total(run_snippet: RunSnippet, variant_of: Vary) -> None:
    spared = kill_with(variant_of, "ctypes.py_object(Killed)", "None")
    assert run_snippet(spared).lines == ["lock released: True", "total: 100"]


# The thread tells that it is about to wait, and waits, within one C call: no bytecode is executed in between.
KILLED_WHILE_BLOCKED = """
import ctypes, operator, threading, time
inside, network = threading.Lock(), threading.Lock()
inside.acquire()
network.acquire()
released = []

class Killed(Exception):
    pass

def work():
    try:
        any(map(operator.call, [inside.release, network.acquire]))
    except Killed:
        print("killed after the release:", released)

thread = threading.Thread(target=work)
thread.start()
inside.acquire()
throw = ctypes.pythonapi.PyThreadState_SetAsyncExc
print(throw(ctypes.c_ulong(thread.ident), ctypes.py_object(Killed)), "thread hit")
time.sleep(0.05)
released.append("network")
network.release()
thread.join()
print("waits for ever:", network.locked())
"""


def test_a_blocked_thread_does_not_notice_that_it_was_killed(run_text: RunText) -> None:
    """And what it was waiting for it keeps: the exception strikes after the lock has been acquired."""
    assert run_text(KILLED_WHILE_BLOCKED) == [
        "1 thread hit",
        "killed after the release: ['network']",
        "waits for ever: True",
    ]


def test_killed_between_acquire_and_try_it_keeps_the_lock(run_text: RunText) -> None:
    """The exception strikes after the call, and before the `try` that would release the lock has begun."""
    acquiring = "        any(map(operator.call, [inside.release, network.acquire]))\n"
    guarded = acquiring + "        try:\n            pass\n        finally:\n            network.release()\n"
    assert acquiring in KILLED_WHILE_BLOCKED
    assert run_text(KILLED_WHILE_BLOCKED.replace(acquiring, guarded)) == [
        "1 thread hit",
        "killed after the release: ['network']",
        "waits for ever: True",
    ]


# Timelines


def test_daemon_cut_is_cut_while_it_waits(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/daemon_cut.py", python=python)
    (daemon,) = told.lanes("thread")
    assert daemon.daemon and daemon.cut and daemon.spans[-1].state == "event"


def test_stop_and_join_ends_the_thread_before_main(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/stop_and_join.py", python=python)
    main, (writer,) = told.lane("main"), told.lanes("thread")
    assert not writer.cut and writer.end <= mark(main, "join").at
    assert told.joins(main) == [writer]


def test_stop_with_event_stops_when_main_says_so(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/stop_with_event.py", python=python)
    main, (poller,) = told.lane("main"), told.lanes("thread")
    assert mark(main, "set", "stop").at <= poller.end


def test_flag_unseen_while_blocked_waits_in_get_until_a_job_comes(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/flag_unseen_while_blocked.py", python=python)
    main, (worker,) = told.lane("main"), told.lanes("thread")
    (waiting,) = spans(worker, "get", "jobs")
    assert waiting.begin <= mark(main, "timeout").at <= mark(main, "put", "jobs").at <= waiting.end


def test_stop_with_sentinel_takes_three_objects(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/stop_with_sentinel.py", python=python)
    main, (worker,) = told.lane("main"), told.lanes("thread")
    assert len(marks(main, "put", "jobs")) == len(marks(worker, "get", "jobs")) == 3


def test_thread_exception_ends_the_thread_not_main(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/thread_exception.py", python=python)
    main, (thread,) = told.lane("main"), told.lanes("thread")
    assert mark(thread, "raise", "ZeroDivisionError").at <= thread.end <= main.end
