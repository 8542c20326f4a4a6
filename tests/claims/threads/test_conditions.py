"""What chapter 9 says about conditions and events and its transcripts cannot show.

A waiter holds the lock until wait() lets go of it: who gets the lock after it knows that it waits.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from threading import Barrier, Condition, Event, Lock, RLock, Semaphore, Thread
from typing import Any

import pytest

from press.snippets.claims import RunSnippet
from press.timeline.claims import Told, mark, marks, never_overlap, overlap, spans
from tests.claims.given import about

Vary = Callable[[str, str, str], Path]
CHAPTER = "threads/conditions"
SHORT = 0.05
LATE = "    __import__('time').sleep({})\n"


class Waiter:
    """A thread that is inside wait() when this is made."""

    def __init__(self, changed: Condition, wait: Callable[[], Any] | None = None) -> None:
        self.results: list[Any] = []
        inside = Event()

        def run() -> None:
            with changed:
                inside.set()
                self.results.append((wait or changed.wait)())

        self.thread = Thread(target=run)
        self.thread.start()
        inside.wait()
        with changed:
            pass

    def still_waits(self) -> bool:
        self.thread.join(SHORT)
        return self.thread.is_alive()


def notify(changed: Condition, n: int = 1) -> None:
    with changed:
        changed.notify(n)


# What wait does


@about("soup_is_ready")
def test_the_cook_gets_the_lock_only_while_the_guest_waits(told: Told) -> None:
    main, cook = told.lane("main"), told.lane("cook")
    (waited,) = spans(main, "condition", "changed")
    assert told.whom(waited) is cook
    assert never_overlap(told.holds("changed"))
    before, after = main.holds
    assert before.end <= cook.holds[0].begin <= cook.holds[0].end <= after.begin


def test_the_soup_is_eaten_also_if_the_cook_was_first(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """No notification is needed then: whoever looks before waiting does not wait."""
    path = f"{CHAPTER}/soup_is_ready.py"
    early = variant_of(
        path, "with changed:\n    # 厨师", "thread.start()\nthread.join()\nwith changed:\n    # 厨师"
    )
    source = early.read_text("utf-8").replace("    thread.start()\n    while", "    while")
    early.write_text(source, "utf-8")
    assert run_snippet(early).lines == ["cook: the soup is on the table", "guest: I eat the soup"]


def test_wait_lets_go_of_every_level_of_the_condition_s_own_lock() -> None:
    changed = Condition()

    def twice() -> bool:
        with changed:
            return changed.wait()

    waiter = Waiter(changed, twice)
    notify(changed)
    waiter.thread.join()
    assert waiter.results == [True]


def test_wait_keeps_every_other_lock() -> None:
    changed, other = Condition(), Lock()

    def with_other() -> bool:
        with other:
            return changed.wait()

    waiter = Waiter(changed, with_other)
    assert not other.acquire(timeout=SHORT)
    notify(changed)
    waiter.thread.join()
    assert other.acquire(timeout=5)


def test_a_lock_that_is_not_reentrant_is_let_go_as_well() -> None:
    changed = Condition(Lock())
    waiter = Waiter(changed)
    notify(changed)
    waiter.thread.join()
    assert waiter.results == [True]


@pytest.mark.parametrize("kind", [Lock, RLock])
def test_a_condition_uses_the_lock_it_is_given(kind: Callable[[], Any]) -> None:
    lock = kind()
    with Condition(lock):
        thread = Thread(target=lambda: got.append(lock.acquire(blocking=False)))
        got: list[bool] = []
        thread.start()
        thread.join()
    assert got == [False]


# Notifying


@about("notify_keeps_the_lock")
def test_the_sleeper_comes_back_after_the_notifier_has_left(told: Told) -> None:
    main, sleeper = told.lane("main"), told.lane("sleeper")
    assert never_overlap(told.holds("changed"))
    assert mark(main, "notify").at < main.holds[-1].end <= sleeper.holds[-1].begin
    assert mark(main, "timeout", "awake")


def test_a_late_sleeper_is_waited_for(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{CHAPTER}/notify_keeps_the_lock.py"
    late = variant_of(path, "def sleeper():\n", "def sleeper():\n" + LATE.format("0.1"))
    assert run_snippet(late).lines == run_snippet(path).lines


def test_one_notification_is_no_promise_either() -> None:
    """Who holds the lock may take back what it has announced: the `if` finds nothing."""
    changed, jobs = Condition(), []

    def take_with_if() -> Any:
        if not jobs:
            changed.wait()
        return jobs.pop() if jobs else "nothing"

    waiter = Waiter(changed, take_with_if)
    with changed:
        jobs.append("job")
        changed.notify()
        jobs.pop()
    waiter.thread.join()
    assert waiter.results == ["nothing"]


def test_notify_takes_a_number(python: str) -> None:
    changed = Condition()
    waiters = [Waiter(changed) for _ in range(3)]
    notify(changed, 2)
    for _ in range(2):
        done = next(w for w in waiters if not w.still_waits())
        waiters.remove(done)
    assert waiters[0].still_waits()
    notify(changed, 5)
    waiters[0].thread.join()


def test_notifying_nobody_is_no_error_and_leaves_nothing() -> None:
    changed = Condition()
    notify(changed)
    with changed:
        assert changed.wait(SHORT) is False


# if and while


@about("wait_with_if", "wait_with_while")
def test_both_workers_are_woken_by_one_job(told: Told) -> None:
    workers = told.lanes("thread")
    assert len(workers) == 2 and overlap(*workers)
    waits = [spans(worker, "condition", "changed") for worker in workers]
    again = "while" in told.trace.program
    assert sum(span.count for lane in waits for span in lane) == (3 if again else 2)
    assert never_overlap(told.holds("changed"))


def test_only_the_word_differs() -> None:
    folder = Path(__file__).parents[3] / "snippets" / CHAPTER
    one, other = (
        ast.unparse(ast.parse((folder / f"wait_with_{word}.py").read_text("utf-8")))
        for word in ("if", "while")
    )
    assert one != other and one.replace("if not jobs", "while not jobs") == other


@pytest.mark.parametrize("word", ["if", "while"])
def test_a_late_worker_changes_nothing(run_snippet: RunSnippet, variant_of: Vary, word: str) -> None:
    """Main waits until both wait, whenever that is."""
    path = f"{CHAPTER}/wait_with_{word}.py"
    one_late = "late = __import__('itertools').count()\n\n\ndef worker():\n" + LATE.format("0.1 * next(late)")
    assert run_snippet(variant_of(path, "def worker():\n", one_late)).lines == run_snippet(path).lines


# wait_for


def test_wait_for_returns_what_the_predicate_returned() -> None:
    changed, letters = Condition(), []
    waiter = Waiter(changed, lambda: changed.wait_for(lambda: letters[-1:]))
    with changed:
        letters.append("news")
        changed.notify()
    waiter.thread.join()
    assert waiter.results == [["news"]]


def test_wait_for_does_not_wait_if_the_predicate_is_true_at_once() -> None:
    changed = Condition()
    with changed:
        assert changed.wait_for(lambda: "yes") == "yes"


def test_the_timeout_is_for_the_whole_of_wait_for() -> None:
    """Notified all the time, it gives up; a loop that begins anew after each notification would go on."""
    changed, over, looks = Condition(), Event(), []

    def nag() -> None:
        while not over.is_set():
            notify(changed)

    def never() -> bool:
        looks.append(1)
        return False

    waiter = Waiter(changed, lambda: changed.wait_for(never, timeout=0.3))
    nagging = Thread(target=nag)
    nagging.start()
    waiter.thread.join()
    over.set()
    nagging.join()
    assert waiter.results == [False] and len(looks) > 2


def test_after_a_timeout_the_predicate_has_the_last_word() -> None:
    changed, looks = Condition(), []

    def second_time() -> bool:
        looks.append(1)
        return len(looks) == 2

    with changed:
        assert changed.wait_for(second_time, timeout=0.01) is True


# Lost wake-ups


@about("lost_wakeup")
def test_the_notification_is_over_before_the_wait_begins(told: Told) -> None:
    main, download = told.lane("main"), told.lane("download")
    (waited,) = spans(main, "condition", "finished")
    assert mark(download, "notify").at < waited.begin and waited.whom is None
    assert mark(main, "timeout", "finished")


@about("event_remembers")
def test_nobody_waits_for_an_event_that_is_set(told: Told) -> None:
    main, download = told.lane("main"), told.lane("download")
    assert not spans(main, "event")
    assert mark(download, "set").at <= mark(main, "pass", "finished").at


@about("check_outside_the_lock")
def test_it_is_notified_between_the_look_and_the_wait(told: Told) -> None:
    main, worker = told.lane("main"), told.lane("worker")
    (waited,) = spans(worker, "condition", "changed")
    assert mark(worker, "set", "has_checked").at < mark(main, "notify").at < waited.begin
    assert waited.whom is None


def test_with_the_look_under_the_lock_it_cannot_come_in_between() -> None:
    """The notifier cannot have the lock before the worker waits."""
    changed, jobs, looked = Condition(), [], Event()

    def take() -> Any:
        while not jobs:
            looked.set()
            changed.wait()
        return jobs.pop()

    waiter = Waiter(changed, take)
    looked.wait()
    with changed:
        jobs.append("job")
        changed.notify()
    waiter.thread.join()
    assert waiter.results == ["job"]


# One condition or two


@about("notify_wakes_the_wrong_one")
def test_bob_is_not_woken_before_everybody_is(told: Told) -> None:
    main = told.lane("main")
    first, everybody = marks(main, "notify", "changed")
    ann, bob = told.lanes("thread")
    passes = [sum(one.count for one in marks(lane, "pass", "changed")) for lane in (ann, bob)]
    assert passes == [2, 1]
    assert first.at < everybody.at <= mark(bob, "pass", "changed").at


@about("two_conditions_one_lock")
def test_each_is_woken_once(told: Told) -> None:
    for lane in told.lanes("thread"):
        assert len([one for one in marks(lane, "pass") if one.what.startswith("mail_for")]) == 1


def test_with_one_lock_two_conditions_never_let_two_in() -> None:
    lock = Lock()
    one, other = Condition(lock), Condition(lock)
    with one:
        assert not other.acquire(blocking=False)


# In turn


@pytest.mark.parametrize("names", ["ABC", "BCA", "CAB"])
def test_the_order_of_starting_does_not_matter(run_snippet: RunSnippet, variant_of: Vary, names: str) -> None:
    varied = variant_of(f"{CHAPTER}/abc_in_turn.py", 'for x in "CBA"', f'for x in "{names}"')
    assert run_snippet(varied).lines == ["ABC" * 10]


# Event


@about("event_start_gun")
def test_one_set_is_enough_for_all(told: Told) -> None:
    main = told.lane("main")
    runners = told.lanes("thread")
    assert len(runners) == 5
    assert all(mark(main, "set").at <= mark(one, "pass", "gun").at for one in runners)


@about("pulse_is_missed")
def test_it_listens_after_the_bell(told: Told) -> None:
    main, worker = told.lane("main"), told.lane("worker")
    (waited,) = spans(worker, "event", "bell")
    assert mark(main, "clear").at <= waited.begin and waited.whom is None


def test_who_waits_at_an_event_is_told_of_a_pulse() -> None:
    """wait() says why it returned, not what the flag is now."""
    bell, results = Event(), []
    thread = Thread(target=lambda: results.append(bell.wait()))
    thread.start()
    while not bell._cond._waiters:
        pass
    bell.set()
    bell.clear()
    thread.join()
    assert results == [True] and not bell.is_set()


def test_setting_twice_is_setting_once() -> None:
    bell = Event()
    bell.set()
    bell.set()
    assert bell.wait()
    bell.clear()
    assert not bell.wait(timeout=0.01)


def test_clearing_first_keeps_the_signal(run_snippet: RunSnippet) -> None:
    broken, mended = (
        run_snippet(f"{CHAPTER}/clear_{when}_work.py").lines[-1] for when in ("after", "before")
    )
    assert broken.endswith("['job 2']") and mended.endswith("[]")


# Names


def test_every_method_is_used_in_some_program_of_the_chapter() -> None:
    used: set[str] = set()
    for file in (Path(__file__).parents[3] / "snippets" / CHAPTER).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                used.add(node.attr)
    public = {name for cls in (Condition, Event) for name in dir(cls) if not name.startswith("_")}
    assert public | {"acquire", "release", "locked"} <= used


def test_the_others_are_made_of_conditions() -> None:
    """What the last table says of the standard library."""
    for item in (Event(), Semaphore(), Barrier(1)):
        assert isinstance(item._cond, Condition)
    own = [one for one in vars(Queue()).values() if isinstance(one, Condition)]
    assert len(own) == 3 and len({id(one._lock) for one in own}) == 1
