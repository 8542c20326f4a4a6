"""What chapter 6 says about how threads end, where the shown output alone does not prove it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from press.snippets.claims import RunSnippet
from press.timeline.claims import Recording, mark, marks, overlap, spans

Vary = Callable[[str, str, str], Path]
HERE = "threads/ending"


@pytest.fixture
def run_text(run_snippet: RunSnippet, tmp_path: Path) -> Callable[..., list[str]]:
    """Run a few lines of Python; what they print."""

    def run(python: str, text: str, **how: object) -> list[str]:
        file = tmp_path / "claim.py"
        file.write_text(text, "utf-8")
        return run_snippet(file, python=python, **how).lines  # type: ignore[arg-type]

    return run


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


def test_the_original_can_be_called_from_a_hook(run_text: Callable[..., list[str]], python: str) -> None:
    text = """
import sys, threading
sys.tracebacklimit = 0
threading.excepthook = lambda crash: (print("mine"), threading.__excepthook__(crash))
thread = threading.Thread(target=lambda: 1 / 0, name="bad")
thread.start()
thread.join()
"""
    lines = run_text(python, text, check=False)
    assert lines == ["mine", "Exception in thread bad:", "ZeroDivisionError: division by zero"]


def test_a_hook_that_raises_goes_to_sys_excepthook(run_text: Callable[..., list[str]], python: str) -> None:
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
    lines = run_text(python, text, check=False)
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


def test_a_plain_variable_is_seen_by_other_threads(run_text: Callable[..., list[str]], python: str) -> None:
    assert run_text(python, PLAIN_FLAG) == ["seen"]


def test_the_blocked_worker_sees_the_flag_after_one_more_job(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    path = f"{HERE}/flag_unseen_while_blocked.py"
    one_more = variant_of(path, "worker.join(timeout=0.05)", 'jobs.put("job 2")\nworker.join()')
    assert run_snippet(one_more, python=python).lines == [
        "worker: job 1",
        "worker: job 2",
        "main: told it to stop; still alive: False",
    ]


def test_only_its_being_a_daemon_lets_the_program_end(run_snippet: RunSnippet, variant_of: Vary) -> None:
    waits = variant_of(f"{HERE}/flag_unseen_while_blocked.py", "daemon=True", "daemon=False")
    assert run_snippet(waits, timeout=1, check=False).timed_out


@pytest.mark.parametrize(("sentinels", "put_back", "ended"), [(1, False, 1), (3, False, 3), (1, True, 3)])
def test_how_many_sentinels_three_workers_need(
    run_text: Callable[..., list[str]], python: str, sentinels: int, put_back: bool, ended: int
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
    assert run_text(python, text) == ["False"]


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
    run_text: Callable[..., list[str]], python: str
) -> None:
    says = python not in ("3.11", "3.12")
    assert run_text(python, INTERRUPTED_JOIN, check=False) == [f"it runs, and is_alive() says {says}"]


def test_main_hears_ctrl_c_while_it_waits_for_the_event(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    path = f"{HERE}/ctrl_c_stops_worker.py"
    uncaught = variant_of(path, "except KeyboardInterrupt", "except ZeroDivisionError")
    run = run_snippet(uncaught, python=python, check=False)
    assert "worker: cleaning up" in run.lines and run.lines[-1] == "KeyboardInterrupt"


# Killing


def kill_with(variant_of: Vary, old: str, new: str) -> Path:
    return variant_of(f"{HERE}/kill_breaks_invariant.py", old, new)


def test_thread_has_no_kill() -> None:
    assert not {"kill", "stop", "terminate", "cancel"} & set(dir(threading.Thread))


def test_a_finally_would_save_the_money_here(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    guarded = kill_with(
        variant_of,
        '            go_on.wait()\n            accounts["bob"] += amount\n',
        "            try:\n                go_on.wait()\n            finally:\n"
        '                accounts["bob"] += amount\n',
    )
    assert run_snippet(guarded, python=python).lines[-1] == "total: 100"


def test_the_exception_can_strike_inside_the_finally(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    struck = kill_with(
        variant_of,
        '            inside.set()\n            go_on.wait()\n            accounts["bob"] += amount\n',
        "            try:\n                pass\n            finally:\n                inside.set()\n"
        '                go_on.wait()\n                accounts["bob"] += amount\n',
    )
    assert run_snippet(struck, python=python).lines[-1] == "total: 80"


def test_unkilled_the_transfer_keeps_the_total(
    run_snippet: RunSnippet, tmp_path: Path, variant_of: Vary
) -> None:
    spared = kill_with(variant_of, "ctypes.py_object(Killed)", "None")
    assert run_snippet(spared).lines == [
        "main: killed it; still alive: True",
        "lock released: True",
        "total: 100",
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


def test_flag_unseen_while_blocked_waits_in_get_to_the_end(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/flag_unseen_while_blocked.py", python=python)
    main, (worker,) = told.lane("main"), told.lanes("thread")
    last = spans(worker, "get", "jobs")[-1]
    assert worker.cut and last.end == worker.end
    assert last.begin <= mark(main, "timeout").at
    assert mark(main, "set", "stop").at <= last.end


def test_stop_with_sentinel_takes_three_objects(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/stop_with_sentinel.py", python=python)
    main, (worker,) = told.lane("main"), told.lanes("thread")
    assert len(marks(main, "put", "jobs")) == len(marks(worker, "get", "jobs")) == 3


def test_kill_breaks_invariant_strikes_only_after_the_wait(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/kill_breaks_invariant.py", python=python)
    main, (thread,) = told.lane("main"), told.lanes("thread")
    too_early = spans(main, "join")[0]
    (waiting,) = spans(thread, "event", "go_on")
    assert overlap(too_early, waiting) and told.whom(waiting) is main
    assert mark(main, "set", "go_on").at <= mark(thread, "raise", "Killed").at


def test_thread_exception_ends_the_thread_not_main(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/thread_exception.py", python=python)
    main, (thread,) = told.lane("main"), told.lanes("thread")
    assert mark(thread, "raise", "ZeroDivisionError").at <= thread.end <= main.end
