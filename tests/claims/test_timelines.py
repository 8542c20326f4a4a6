"""What a reader sees in each timeline of Part I, said of a new recording: what overlaps, who wakes whom.

Only order and overlap that the program forces; no durations.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from press.snippets.model import SNIPPETS
from press.timeline.claims import (
    Told,
    all_overlap,
    mark,
    marks,
    never_overlap,
    overlap,
    spans,
)
from tests.claims import given

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="recorded in a pseudo-terminal")
CHAPTER = "ideas"
CLAIMED: set[str] = set()


def about(*names: str, gil: bool = False) -> pytest.MarkDecorator:
    CLAIMED.update(f"{CHAPTER}/{name}" for name in names)
    return given.about(*names, gil=gil)


def test_every_timeline_has_a_claim() -> None:
    """Here, or among the claims of its chapter, whose file then names the program."""
    there = {
        f.relative_to(SNIPPETS).as_posix().removesuffix(".trace.json") for f in SNIPPETS.rglob("*.trace.json")
    }
    unclaimed = sorted(name for name in there - CLAIMED if not named_by_its_chapter(name))
    assert not unclaimed, f"state a claim about {unclaimed}"


def named_by_its_chapter(name: str) -> bool:
    part, chapter, program = name.split("/")
    claims = Path(__file__).parent / part / f"test_{chapter}.py"
    text = claims.read_text("utf-8") if claims.exists() else ""
    return "press.timeline.claims" in text and re.search(rf"\b{program}\b", text) is not None


# Threads that meet


@about(
    "races/lost_update_forced",
    "races/check_then_act",
    "races/lru_cache_calls_twice",
    "races/setdefault_keeps_one",
    "races/call_between_read_and_write",
    "races/lock_each_access",
)
def test_both_threads_are_inside_when_the_barrier_opens(told: Told) -> None:
    first, second = told.lanes("thread")
    arrivals = [mark(lane, "arrive").at for lane in (first, second)]
    passes = [mark(lane, "pass").at for lane in (first, second)]
    assert max(arrivals) <= min(passes)
    assert overlap(first, second)


@about("concurrency/overlap_waits")
def test_all_five_wait_at_one_moment(told: Told) -> None:
    lanes = told.lanes("thread")
    assert len(lanes) == 5 and all_overlap(lanes)
    assert max(mark(lane, "arrive").at for lane in lanes) <= min(mark(lane, "pass").at for lane in lanes)


@about("concurrency/join_too_soon")
def test_no_two_requests_are_in_progress_together(told: Told) -> None:
    lanes = told.lanes("thread")
    assert len(lanes) == 5 and never_overlap(lanes)


@about("races/append_is_one_step")
def test_no_thread_appends_before_all_have_started(told: Told) -> None:
    lanes = told.lanes("thread")
    assert len(lanes) == 4
    assert max(mark(lane, "arrive").at for lane in lanes) <= min(mark(lane, "pass").at for lane in lanes)


# Locks


@about("races/lock_fixes_lost_update", "races/lock_fixes_check_then_act")
def test_the_lock_is_held_by_one_thread_at_a_time(told: Told) -> None:
    holds = told.holds("lock")
    assert len(holds) == 2 and never_overlap(holds)
    first, second = sorted(holds, key=lambda hold: hold.begin)
    outer = next(lane for lane in told.lanes("thread") if first in lane.holds)
    assert mark(outer, "arrive").at <= first.end <= second.begin


@about("races/lock_keeps_invariant")
def test_the_audit_waits_until_the_transfer_lets_go(told: Told) -> None:
    transfer, audit = told.lane("transfer"), told.lane("audit")
    assert mark(transfer, "release", "lock").at <= mark(audit, "acquire", "lock").at
    assert marks(transfer, "timeout", "audit_done") and never_overlap(told.holds("lock"))


# Events


@about("races/invariant_seen_broken")
def test_the_audit_runs_between_the_two_writes(told: Told) -> None:
    transfer, audit = told.lane("transfer"), told.lane("audit")
    half, seen = mark(transfer, "set", "half_done").at, mark(audit, "set", "audit_done").at
    assert half <= mark(audit, "pass", "half_done").at <= seen <= mark(transfer, "pass", "audit_done").at


@about("races/dict_changed_size", "races/snapshot_before_iterating")
def test_the_key_comes_during_the_loop(told: Told) -> None:
    main, thread = told.lane("main"), told.lane("log_in")
    assert marks(main, "set", "reading")[0].at <= mark(thread, "pass", "reading").at
    assert mark(thread, "set", "changed").at <= marks(main, "pass", "changed")[0].at <= thread.end + main.end


@about("races/sort_empties_the_list")
def test_the_other_thread_looks_during_the_sort(told: Told) -> None:
    main, thread = told.lane("main"), told.lane("look")
    assert marks(main, "set", "sorting")[0].at <= mark(thread, "set", "looked").at
    assert mark(thread, "set", "looked").at <= marks(main, "pass", "looked")[0].at


@about("running/chdir_moves_every_thread", "running/absolute_path_moves_nobody")
def test_main_looks_while_the_thread_waits(told: Told) -> None:
    main, thread = told.lane("main"), told.lane("write_report")
    assert mark(thread, "set", "written").at <= mark(main, "pass", "written").at
    assert mark(main, "set", "looked").at <= mark(thread, "pass", "looked").at


@about("running/own_stack_own_exception")
def test_main_looks_into_a_thread_that_waits(told: Told) -> None:
    main, thread = told.lane("main"), told.lane("outer")
    assert mark(thread, "set", "worker_is_inside").at <= mark(main, "pass", "worker_is_inside").at
    assert mark(main, "set", "main_has_looked").at <= mark(thread, "pass", "main_has_looked").at


@about("races/print_is_many_writes")
def test_the_threads_take_turns_piece_by_piece(told: Told) -> None:
    left, right = told.lane("left"), told.lane("right")
    assert overlap(left, right)
    assert [sum(one.count for one in marks(lane, "acquire")) for lane in (left, right)] == [4, 4]


# Lives


@about("running/child_outlives_maker")
def test_b_goes_on_after_a_which_started_it(told: Told) -> None:
    a, b = told.lane("a"), told.lane("b")
    assert told.starts(a) == [b] and a.end < b.end
    assert told.joins(told.lane("main")) == [a, b]


@about("running/daemon_is_cut_off")
def test_the_daemon_ends_with_its_process_in_the_middle_of_a_wait(told: Told) -> None:
    daemon = told.lane("serve_forever")
    assert daemon.daemon and daemon.cut and daemon.spans[-1].state == "event"


@about("running/os_exit_takes_all")
def test_os_exit_cuts_off_every_thread(told: Told) -> None:
    another = told.lane("pull_the_plug")
    assert mark(another, "exit").what == "os._exit(3)"
    assert all(lane.cut for lane in told.trace.lanes)


@about("running/globals_are_per_process", "running/threads_share_the_process")
def test_first_a_process_then_a_thread_of_main_itself(told: Told) -> None:
    (process,), (thread,) = told.lanes("process"), told.lanes("thread")
    assert process.end <= thread.begin
    assert process.process == 1 and thread.process == 0


@about("running/who_am_i", "running/same_address_other_memory")
def test_main_waits_for_the_end_of_its_child(told: Told) -> None:
    (child,) = told.lanes("process")
    assert child.process == 1 and told.joins(told.lane("main")) == [child]


@about("running/who_is_the_parent")
def test_one_child_after_the_other(told: Told) -> None:
    children = told.lanes("process")
    assert len(children) == 3 and never_overlap(children)


# Work


@about("concurrency/cpu_time_against_clock")
def test_main_meets_a_worker_of_each_kind_before_they_work(told: Told) -> None:
    main, workers = told.lane("main"), [*told.lanes("thread"), *told.lanes("process")]
    assert [lane.kind for lane in workers] == ["thread", "thread", "process"]
    for arrived, passed, worker in zip(marks(main, "arrive"), marks(main, "pass"), workers, strict=True):
        assert mark(worker, "arrive").at <= passed.at and arrived.at <= mark(worker, "pass").at


@about("concurrency/sync_async_blocking")
def test_the_callback_is_not_run_by_main(told: Told) -> None:
    ran = [lane for lane in told.trace.lanes if marks(lane, "callback", "told")]
    assert [lane.kind for lane in ran] == ["worker"]


@about("races/return_then_add")
def test_each_page_is_a_job_of_its_own(told: Told) -> None:
    jobs = [one for lane in told.lanes("worker") for one in marks(lane, "job")]
    assert len(jobs) == 3 == len(marks(told.lane("main"), "submit"))


@about("gil/increment_with_a_call")
def test_the_other_thread_runs_from_start_to_end_meanwhile(told: Told) -> None:
    main, other = told.lane("main"), told.lane("add_ten")
    assert told.joins(main) == [other]
    assert mark(main, "start").at <= other.begin <= other.end <= mark(main, "join").at


@about("gil/gil_released_in_sleep")
def test_main_gets_on_while_each_of_the_three_waits(told: Told) -> None:
    lanes = told.lanes("thread")
    assert len(lanes) == 3 and never_overlap(lanes)
    assert [bool(spans(lane, state)) for lane, state in zip(lanes, ("sleep", "lock", "io"), strict=True)] == [
        True
    ] * 3


@about("gil/preempted_busy_threads", gil=True)
def test_the_gil_changes_hands_and_comes_back(told: Told) -> None:
    a, b = told.lanes("thread")
    assert spans(a, "gil") and spans(b, "gil")
    assert len(spans(a, "run")) + len(spans(b, "run")) > 3


@about("gil/long_interval", gil=True)
def test_the_two_busy_threads_follow_each_other(told: Told) -> None:
    lanes = told.lanes("thread")
    assert len(lanes) == 2 and never_overlap(lanes)


# Tasks


@about("concurrency/task_blocks_the_loop")
def test_a_task_that_sleeps_keeps_the_other_from_running(told: Told) -> None:
    a, b = told.lane("fetch('A')"), told.lane("fetch('B')")
    assert spans(a, "sleep") and spans(b, "sleep")
    assert never_overlap([*spans(a, "sleep"), *spans(b, "sleep")])


@about("concurrency/task_lets_others_run")
def test_tasks_that_await_wait_together(told: Told) -> None:
    waits = [*spans(told.lane("fetch('A')"), "await"), *spans(told.lane("fetch('B')"), "await")]
    assert len(waits) == 2 and all_overlap(waits)
    running = [span for lane in told.lanes("task") for span in spans(lane, "run")]
    assert never_overlap(running)
