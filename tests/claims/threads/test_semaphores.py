"""What chapter 10 says about semaphores and barriers and its transcripts cannot show."""

from __future__ import annotations

import ast
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Barrier, BoundedSemaphore, BrokenBarrierError, Event, Semaphore, Thread

import pytest

from press.snippets.claims import RunSnippet
from press.timeline.claims import Told, all_overlap, mark, marks, spans
from tests.claims.given import about, in_thread

Vary = Callable[[str, str, str], Path]
CHAPTER = "threads/semaphores"
SHORT = 0.05


def waiting_at(barrier: Barrier, timeout: float | None = None) -> tuple[Thread, list[str]]:
    """A thread that waits at the barrier, and what becomes of it."""
    outcome: list[str] = []

    def wait() -> None:
        try:
            barrier.wait(timeout)
            outcome.append("passed")
        except BrokenBarrierError:
            outcome.append("broken")

    before = barrier.n_waiting
    thread = in_thread(wait)
    while barrier.n_waiting == before:
        time.sleep(0.001)
    return thread, outcome


# Counting permits


def test_without_the_semaphore_more_than_three_get_in(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """All twenty, if they wait for each other inside."""
    path = f"{CHAPTER}/limit_three.py"
    unlimited = variant_of(path, "with places:", "if True:")
    source = unlimited.read_text("utf-8").replace("if inside == PLACES:", "if inside == VISITORS:")
    unlimited.write_text(source, "utf-8")
    assert run_snippet(unlimited).lines == ["20 visits, most inside at once: 20"]


@about("fourth_waits")
def test_the_fourth_waits_until_one_of_the_three_lets_go(told: Told) -> None:
    guests = [lane for lane in told.lanes("thread") if lane.detail == "guest"]
    late = told.lane("latecomer")
    assert len(guests) == 3 and all_overlap(guests)
    (waited,) = spans(late, "semaphore", "places")
    assert told.whom(waited) in guests
    assert all(mark(guest, "acquire", "places").at <= waited.begin for guest in guests)


@pytest.mark.parametrize("kind", [Semaphore, BoundedSemaphore])
def test_a_semaphore_has_one_permit_if_nothing_is_said(kind: Callable[[], Semaphore]) -> None:
    one = kind()
    assert [one.acquire(blocking=False) for _ in range(2)] == [True, False]


def test_any_thread_may_release() -> None:
    gate = BoundedSemaphore(1)
    gate.acquire()
    in_thread(gate.release).join()
    assert gate.acquire(blocking=False)


def test_a_thread_that_acquires_twice_needs_two_permits() -> None:
    gate = Semaphore(1)
    with gate:
        assert not gate.acquire(timeout=SHORT)


def test_release_n_wakes_n() -> None:
    gate, passed = Semaphore(0), Semaphore(0)

    def enter() -> None:
        gate.acquire()
        passed.release()

    threads = [in_thread(enter) for _ in range(3)]
    gate.release(2)
    assert passed.acquire(timeout=5) and passed.acquire(timeout=5)
    assert not passed.acquire(timeout=SHORT)
    gate.release()
    for thread in threads:
        thread.join()


def test_no_method_tells_how_many_are_left() -> None:
    public = {name for name in dir(Semaphore) if not name.startswith("_")}
    assert public == {"acquire", "release"}


def test_bounded_is_about_releasing_not_about_waiting() -> None:
    """Any number of threads may wait for it."""
    gate = BoundedSemaphore(1)
    with gate:
        threads = [in_thread(lambda: gate.acquire() and gate.release()) for _ in range(5)]
        threads[0].join(SHORT)
        assert all(thread.is_alive() for thread in threads)
    for thread in threads:
        thread.join()


def test_a_refused_release_changes_nothing() -> None:
    gate = BoundedSemaphore(2)
    gate.acquire()
    with pytest.raises(ValueError, match="released too many times"):
        gate.release(2)
    assert [gate.acquire(blocking=False) for _ in range(2)] == [True, False]


def test_a_bounded_semaphore_notices_late_and_blames_another_thread() -> None:
    """The visitor's release lifts the count from 0 to 1, which is within bounds; main's own is refused."""
    places = BoundedSemaphore(1)
    places.acquire()
    in_thread(places.release).join()
    with pytest.raises(ValueError, match="Semaphore released too many times"):
        places.release()


def test_it_may_notice_nothing_at_all(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """In the program somebody enters with the spare permit, and the sums are right again."""
    bounded = variant_of(
        f"{CHAPTER}/finally_releases_too_much.py", "threading.Semaphore(1)", "threading.BoundedSemaphore(1)"
    )
    assert run_snippet(bounded).lines == ["main is inside, somebody else gets in: True"]


@about("finally_releases_too_much", "release_what_you_acquired")
def test_the_visitor_never_got_in_while_main_was_inside(told: Told) -> None:
    visitor = told.lane("visit")
    assert mark(visitor, "timeout", "places")
    released = len(marks(visitor, "release", "places"))
    assert released == (1 if "finally" in told.trace.program else 0)


# A semaphore protects no data


@about("three_inside_still_race")
def test_all_three_are_inside_together(told: Told) -> None:
    lanes = told.lanes("thread")
    last = max(mark(lane, "acquire", "places").at for lane in lanes)
    assert all(last <= mark(lane, "release", "places").at for lane in lanes)


def test_one_permit_would_protect_it() -> None:
    counter, gate, both = 0, Semaphore(1), Barrier(2, timeout=SHORT)

    def add_one() -> None:
        nonlocal counter
        with gate:
            seen = counter
            with suppress(BrokenBarrierError):
                both.wait()
            counter = seen + 1

    for thread in [in_thread(add_one) for _ in range(2)]:
        thread.join()
    assert counter == 2


# Signals


@about("signals_are_counted")
def test_every_signal_is_given_before_the_worker_begins(told: Told) -> None:
    main, worker = told.lane("main"), told.lane("unload")
    assert marks(main, "release", "arrived")[-1].at <= worker.begin
    assert sum(one.count for one in marks(worker, "acquire", "arrived")) == 3


def test_a_bounded_semaphore_cannot_count_signals() -> None:
    with pytest.raises(ValueError, match="too many"):
        BoundedSemaphore(0).release()


@about("permits_one_by_one")
def test_both_hold_one_and_wait_for_a_second(told: Told) -> None:
    one, other = told.lanes("thread")
    assert all_overlap([*spans(one, "semaphore", "cores"), *spans(other, "semaphore", "cores")])
    assert mark(one, "timeout", "cores") and mark(other, "timeout", "cores")


# Barrier


@about("barrier_ids")
def test_nobody_passes_before_the_last_arrives(told: Told) -> None:
    lanes = told.lanes("thread")
    assert max(mark(lane, "arrive").at for lane in lanes) <= min(mark(lane, "pass").at for lane in lanes)


def test_the_action_is_run_by_one_of_them_before_any_goes_on() -> None:
    log: list[str] = []
    barrier = Barrier(3, action=lambda: log.append(threading.current_thread().name))

    def walk() -> None:
        barrier.wait()
        log.append("on")

    threads = [Thread(target=walk, name="walker") for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log == ["walker", "on", "on", "on"]


@about("cells_in_step")
def test_a_cell_that_is_done_waits_for_the_others_each_round(told: Told) -> None:
    for cell in told.lanes("thread"):
        assert sum(one.count for one in marks(cell, "arrive", "step")) == 3
        assert sum(one.count for one in marks(cell, "pass", "step")) == 3


def test_the_cells_compute_what_one_loop_would(run_snippet: RunSnippet) -> None:
    now, rows = [0, 0, 16, 0, 0], []
    for _ in range(3):
        padded = [0, *now, 0]
        now = [(padded[i] + padded[i + 2]) // 2 for i in range(5)]
        rows.append(str(now))
    assert run_snippet(f"{CHAPTER}/cells_in_step.py").lines == rows


def test_a_fast_thread_cannot_pass_twice_while_others_still_leave() -> None:
    """Two rounds with the same two threads: each round is passed by both."""
    barrier, rounds = Barrier(2), []

    def walk() -> None:
        for number in range(200):
            barrier.wait()
            rounds.append(number)
            barrier.wait()

    for thread in [in_thread(walk) for _ in range(2)]:
        thread.join()
    assert rounds == [number for number in range(200) for _ in range(2)]


def test_the_callers_timeout_takes_precedence() -> None:
    """`patient` would have waited a minute; it hears of the other one's timeout."""
    barrier = Barrier(3, timeout=60)
    patient, outcome = waiting_at(barrier)
    hasty, hasty_outcome = waiting_at(barrier, timeout=SHORT)
    patient.join()
    hasty.join()
    assert outcome == hasty_outcome == ["broken"]


@about("timeout_breaks_it")
def test_one_timeout_ends_all_waits(told: Told) -> None:
    raised = [lane for lane in told.trace.lanes if marks(lane, "raise")]
    assert len(told.lanes("thread")) == 2 and set(map(id, told.lanes("thread"))) <= set(map(id, raised))


def test_n_waiting_counts_those_who_wait_now() -> None:
    barrier = Barrier(3)
    first, _ = waiting_at(barrier)
    assert (barrier.n_waiting, barrier.parties) == (1, 3)
    second, _ = waiting_at(barrier)
    assert barrier.n_waiting == 2
    barrier.wait()
    first.join()
    second.join()
    assert barrier.n_waiting == 0 and not barrier.broken


def test_after_reset_it_works_again() -> None:
    barrier = Barrier(2)
    barrier.abort()
    with pytest.raises(BrokenBarrierError):
        barrier.wait()
    barrier.reset()
    thread, outcome = waiting_at(barrier)
    barrier.wait()
    thread.join()
    assert outcome == ["passed"]


def test_without_abort_the_others_wait_on(run_snippet: RunSnippet, variant_of: Vary) -> None:
    silent = variant_of(f"{CHAPTER}/abort_frees_the_others.py", "barrier.abort()", "pass")
    assert run_snippet(silent, check=False, timeout=2).timed_out


@about("abort_frees_the_others")
def test_two_are_told_by_the_one_who_fails(told: Told) -> None:
    failed = [lane for lane in told.lanes("thread") if marks(lane, "abort")]
    gave_up = [lane for lane in told.lanes("thread") if marks(lane, "raise", "BrokenBarrierError")]
    assert len(failed) == 1 and len(gave_up) == 2 and failed[0] not in gave_up


ACTION = """
import threading
barrier = threading.Barrier(1, action=lambda: barrier.abort())
barrier.wait()
"""


def test_an_action_must_not_touch_its_barrier(run_snippet: RunSnippet, tmp_path: Path) -> None:
    program = tmp_path / "action_aborts.py"
    program.write_text(ACTION, "utf-8")
    assert run_snippet(program, check=False, timeout=2).timed_out


def test_three_workers_are_enough_for_three_parties(run_snippet: RunSnippet, variant_of: Vary) -> None:
    enough = variant_of(f"{CHAPTER}/pool_too_small.py", "ThreadPoolExecutor(2)", "ThreadPoolExecutor(3)")
    source = enough.read_text("utf-8").replace("timeout=0.1", "timeout=5")
    enough.write_text(source, "utf-8")
    assert run_snippet(enough).lines == ["met"] * 3


def test_a_broken_barrier_error_is_a_runtime_error() -> None:
    assert issubclass(BrokenBarrierError, RuntimeError)


def test_a_barrier_with_main_needs_one_more_party() -> None:
    """Main counts if it waits, too."""
    barrier, passed = Barrier(3), Event()

    def walk() -> None:
        barrier.wait()
        passed.set()

    threads = [in_thread(walk) for _ in range(2)]
    assert not passed.wait(SHORT)
    barrier.wait()
    for thread in threads:
        thread.join()
    assert passed.is_set()


def test_nobody_gets_past_a_barrier_of_zero(run_snippet: RunSnippet, tmp_path: Path, python: str) -> None:
    """It is refused from 3.12.5 on; releases before that make one and wait in vain."""
    file = tmp_path / "claim.py"
    file.write_text(
        """
import sys, threading
try:
    refused = bool(threading.Barrier(0, timeout=0.05).wait()) and False
except ValueError:
    refused = True
except threading.BrokenBarrierError:
    refused = False
print(refused == (sys.version_info >= (3, 12, 5)))
""",
        "utf-8",
    )
    assert run_snippet(file, python=python).lines == ["True"]


# Names


def test_every_method_is_used_in_some_program_of_the_chapter() -> None:
    used: set[str] = set()
    for file in (Path(__file__).parents[3] / "snippets" / CHAPTER).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                used.add(node.attr)
    classes = Semaphore, BoundedSemaphore, Barrier
    public = {name for cls in classes for name in dir(cls) if not name.startswith("_")}
    assert public | {"Semaphore", "BoundedSemaphore", "Barrier", "BrokenBarrierError"} <= used


def test_a_barrier_for_nobody_is_refused_by_newer_pythons(run_snippet: RunSnippet) -> None:
    lines = run_snippet(f"{CHAPTER}/wrong_numbers.py", python="3.14").lines
    assert lines[-1] == "Barrier(0): parties must be >= 1"
