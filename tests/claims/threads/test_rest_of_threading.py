"""What chapter 7 says about thread-local data, timers, and the rest, where the output does not prove it."""

from __future__ import annotations

import gc
import re
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from press.snippets.claims import RunSnippet
from press.snippets.model import ROOT
from press.timeline.claims import Recording, marks, spans
from tests.claims.given import RunText

Vary = Callable[[str, str, str], Path]
HERE = "threads/rest_of_threading"


# Thread-local data


def test_an_ordinary_object_would_be_shared(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    shared = variant_of(
        f"{HERE}/local_isolated.py", "threading.local()", "__import__('types').SimpleNamespace()"
    )
    assert run_snippet(shared, python=python).lines == [
        "worker begins with {'user': 'ann'}",
        "worker has {'user': 'ben'}",
        "main still has {'user': 'ben'}",
    ]


class Value:
    """Something that a weak reference can follow."""


def test_the_values_of_a_thread_go_with_it() -> None:
    own = threading.local()
    seen: list[weakref.ref[Value]] = []

    def work() -> None:
        own.value = Value()
        seen.append(weakref.ref(own.value))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    gc.collect()
    assert seen[0]() is None


def test_a_default_needs_no_subclass() -> None:
    own = threading.local()
    own.retries = 5
    seen: list[int] = []
    thread = threading.Thread(target=lambda: seen.append(getattr(own, "retries", 3)))
    thread.start()
    thread.join()
    assert seen == [3]


def test_five_users_and_the_maker_make_six() -> None:
    made: list[str] = []

    class Own(threading.local):
        def __init__(self) -> None:
            made.append("made")
            self.value = 1

    own = Own()
    threads = [threading.Thread(target=lambda: own.value) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 6


def test_both_requests_are_served_by_one_thread(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    path = f"{HERE}/local_stale_in_pool.py"
    telling = variant_of(path, 'return f"', 'return f"{threading.get_ident()} ')
    first, second = (line.split()[0] for line in run_snippet(telling, python=python).lines)
    assert first == second


def test_without_a_context_of_its_own_the_task_sees_the_value_of_the_last(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    """Pool threads keep their context from task to task."""
    in_the_threads = variant_of(
        f"{HERE}/context_per_task.py", "contextvars.Context().run(handle, user)", "handle(user)"
    )
    assert run_snippet(in_the_threads, python=python).lines[1] == "asked for None, found ann"


def test_both_tasks_have_set_before_either_reads(run_snippet: RunSnippet, variant_of: Vary) -> None:
    three = variant_of(f"{HERE}/local_shared_by_tasks.py", "asyncio.Barrier(2)", "asyncio.Barrier(3)")
    assert run_snippet(three, timeout=1.5, check=False).timed_out


# Timer


def test_a_timer_keeps_the_program_alive(run_snippet: RunSnippet, variant_of: Vary) -> None:
    left = variant_of(
        f"{HERE}/timer_cancel.py",
        'alarm.start()\nalarm.cancel()\nalarm.join()\nprint("cancelled in time',
        'alarm.start()\nprint("cancelled in time',
    )
    run = run_snippet(left, timeout=1, check=False)
    assert run.timed_out and "cancelled too late: ['at once']" in run.lines


def test_as_a_daemon_it_does_not(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    left = variant_of(
        f"{HERE}/timer_cancel.py",
        'alarm.start()\nalarm.cancel()\nalarm.join()\nprint("cancelled in time',
        'alarm.daemon = True\nalarm.start()\nprint("cancelled in time',
    )
    assert run_snippet(left, python=python, check=False).lines[-1] == "cancelled too late: ['at once']"


def test_without_cancel_the_alarm_rings(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    path = f"{HERE}/timer_cancel.py"
    soon = variant_of(path, "threading.Timer(3600,", "threading.Timer(0.01,")
    text = soon.read_text("utf-8").replace("alarm.start()\nalarm.cancel()\n", "alarm.start()\n", 1)
    soon.write_text(text, "utf-8")
    assert run_snippet(soon, python=python).lines[0] == "cancelled in time: ['in an hour']"


def test_a_timer_rings_once() -> None:
    rang: list[str] = []
    timer = threading.Timer(0, rang.append, ("once",))
    timer.start()
    timer.join()
    assert rang == ["once"]
    with pytest.raises(RuntimeError, match="only be started once"):
        timer.start()


def test_a_function_that_raises_is_reported_by_the_hook(run_text: RunText) -> None:
    text = """
import threading
threading.excepthook = lambda crash: print(crash.exc_type.__name__, type(crash.thread).__name__)
timer = threading.Timer(0, lambda: 1 / 0)
timer.start()
timer.join()
"""
    assert run_text(text) == ["ZeroDivisionError Timer"]


# sched


def test_sched_makes_late_what_follows_a_long_function(run_text: RunText) -> None:
    text = """
import sched
now = 0
def sleep(seconds):
    global now
    now += seconds
scheduler = sched.scheduler(lambda: now, sleep)
scheduler.enter(10, 1, lambda: sleep(3))
scheduler.enter(10, 1, lambda: print(now))
scheduler.run()
"""
    assert run_text(text) == ["13"]


def test_the_cancelled_appointment_would_have_rung(run_snippet: RunSnippet, variant_of: Vary) -> None:
    kept = variant_of(f"{HERE}/sched_one_thread.py", "scheduler.cancel(phone)\n", "")
    assert " 1800: phone, threads: 1" in run_snippet(kept).lines


def test_without_being_woken_the_scheduler_sleeps_on(run_snippet: RunSnippet, variant_of: Vary) -> None:
    asleep = variant_of(
        f"{HERE}/sched_woken_early.py",
        'wake.set()\nprint("woken up, seen:", rang.wait(timeout=5))',
        'print("woken up, seen:", rang.wait(timeout=0.1))',
    )
    assert run_snippet(asleep).lines[1] == "woken up, seen: False"


def test_the_wake_up_call_is_for_one_sleep_only(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """Without clear() the next sleep would not be one: the scheduler would run in circles."""
    path = f"{HERE}/sched_woken_early.py"
    counting = variant_of(path, "    asleep.set()\n", "    asleep.set()\n    sleeps.append(seconds)\n")
    text = counting.read_text("utf-8").replace("asleep = threading", "sleeps = []\nasleep = threading", 1)
    text = text.replace(
        "scheduler.cancel(in_an_hour)",
        "rang.wait()\nthreading.Event().wait(0.05)\nscheduler.cancel(in_an_hour)",
    )
    counting.write_text(text + "\nprint(len(sleeps) < 10)\n", "utf-8")
    assert run_snippet(counting).lines[-1] == "True"


# Watching


@pytest.mark.parametrize("name", ["settrace", "setprofile"])
def test_the_functions_of_sys_watch_their_own_thread_only(run_text: RunText, name: str) -> None:
    text = f"""
import sys, threading
seen = []
def watch(frame, event, argument):
    if frame.f_code is step.__code__ and event == "call":
        seen.append(threading.current_thread().name)
def step():
    pass
sys.{name}(watch)
step()
thread = threading.Thread(target=step, name="other")
thread.start()
thread.join()
sys.{name}(None)
print(seen)
"""
    assert run_text(text) == ["['MainThread']"]


def test_the_early_thread_is_inside_before_anybody_watches(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    path = f"{HERE}/watch_new_threads.py"
    slow = variant_of(path, "    inside.set()\n", "    inside.wait(0.05)\n    inside.set()\n")
    assert run_snippet(slow, python=python).output == run_snippet(path, python=python).output


def test_the_running_thread_is_inside_before_anybody_watches(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    path = f"{HERE}/watch_running_threads.py"
    telling = variant_of(path, "    watch_all(watch)\n", "    print(inside.is_set())\n    watch_all(watch)\n")
    text = telling.read_text("utf-8").replace(
        "    inside.set()\n", "    inside.wait(0.05)\n    inside.set()\n"
    )
    telling.write_text(text, "utf-8")
    assert run_snippet(telling).lines[::2] == ["True", "True"]


# The stack


def test_the_size_is_that_of_threads_started_later(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{HERE}/stack_is_reserved.py"
    too_late = variant_of(path, "threading.stack_size(512 * MIB)\n", "")
    text = too_late.read_text("utf-8").replace(
        "thread.start()\n", "thread.start()\nthreading.stack_size(512 * MIB)\n"
    )
    too_late.write_text(text, "utf-8")
    assert run_snippet(too_late).lines[0] == "reserved 512 MiB: False"


def test_the_usual_recursion_limit_would_be_too_low(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    low = variant_of(f"{HERE}/deep_recursion.py", "sys.setrecursionlimit(100_000)\n", "")
    run = run_snippet(low, python=python, check=False)
    assert "RecursionError" in run.output


def test_the_main_thread_can_recurse_as_deeply(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    in_main = variant_of(
        f"{HERE}/deep_recursion.py",
        "thread = threading.Thread(target=work)\nthread.start()\nthread.join()\n",
        "work()\n",
    )
    assert run_snippet(in_main, python=python).lines[-1] == "calls inside calls: 50000"


# The solutions of the exercises


def needs_the_lock(lock: threading.Lock, call: Callable[[], object]) -> bool:
    """Whether the call stands still as long as somebody else holds the lock, and ends after that."""
    thread = threading.Thread(target=call)
    with lock:
        thread.start()
        thread.join(timeout=0.05)
        stood_still = thread.is_alive()
    thread.join()
    return stood_still


def test_connections_are_listed_and_closed_under_the_lock(load_snippet: Callable[[str], ModuleType]) -> None:
    module = load_snippet(f"{HERE}/exercises/connections_solution.py")
    module.closed = []
    connections = module.Connections(module.Connection)
    assert needs_the_lock(connections._lock, connections.get)
    assert needs_the_lock(connections._lock, connections.close_all)
    assert len(module.closed) == 1


def test_debounce_judges_its_timers_under_the_lock(load_snippet: Callable[[str], ModuleType]) -> None:
    saved: list[str] = []
    save = load_snippet(f"{HERE}/exercises/debounce_solution.py").Debounce(3600, saved.append)
    assert needs_the_lock(save._lock, lambda: save("text"))
    timer = save._timer
    assert needs_the_lock(save._lock, lambda: save._fire(timer, ("text",)))
    assert saved == ["text"]
    timer.cancel()
    assert needs_the_lock(save._lock, save.cancel)


# The map


def names_of_the_table(language: str) -> set[str]:
    page = (ROOT / f"docs/threads/rest_of_threading.{language}.md").read_text("utf-8")
    section = page.split("{ #map }")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_has_every_public_name(run_text: RunText, python: str, language: str) -> None:
    public = set(run_text("import threading\nprint(*threading.__all__, sep='\\n')"))
    newer = {"3.11": 5, "3.12": 3, "3.13": 3, "3.14": 3}.get(python, 0)
    table = names_of_the_table(language)
    assert len(table) == 31 and public <= table and len(public) == 31 - newer


def test_the_old_names_are_there_and_not_on_the_list() -> None:
    for name in ("currentThread", "activeCount"):
        assert hasattr(threading, name) and name not in threading.__all__


# Timelines


def test_timer_is_a_thread_that_waits(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/timer_is_a_thread.py", python=python)
    for lane in told.lanes("thread"):
        assert len(spans(lane, "timer")) == 1


def test_timer_cancel_ends_one_wait_and_comes_too_late_for_the_other(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/timer_cancel.py", python=python)
    main, (in_time, too_late) = told.lane("main"), told.lanes("thread")
    first, second = marks(main, "cancels")
    assert first.at <= in_time.end and too_late.end <= second.at


def test_local_stale_in_pool_does_two_jobs_in_one_worker(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/local_stale_in_pool.py", python=python)
    (worker,) = told.lanes("worker")
    assert len(marks(worker, "job")) == 2


def test_local_shared_by_tasks_has_two_tasks_in_one_thread(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/local_shared_by_tasks.py", python=python)
    handlers = [lane for lane in told.lanes("task") if "handle" in lane.detail]
    assert len(handlers) == 2 and not told.lanes("thread")


def test_sched_woken_early_sleeps_until_main_wakes_it(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/sched_woken_early.py", python=python)
    main, (runner,) = told.lane("main"), told.lanes("thread")
    asleep = [span for span in spans(runner, "event", "wake") if told.whom(span) is main]
    assert asleep
