"""What chapter 11 says about deadlocks, livelocks, and starvation, and its transcripts cannot show.

Deadlocks are forced by a handshake; a program that would hang for ever is ended and asked where it stood.
"""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from press.snippets.claims import RunSnippet
from press.timeline.claims import Recording, mark, marks, never_overlap, overlap, spans

Vary = Callable[[str, str, str], Path]
Load = Callable[[str], ModuleType]
HERE = "threads/deadlock"
TWO = f"{HERE}/deadlock_two_locks.py"
ORDERED = f"{HERE}/lock_ordering.py"
traced = pytest.mark.skipif(sys.platform == "win32", reason="recorded in a pseudo-terminal")


def run_all(*jobs: Callable[[], object]) -> None:
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# Two locks


def test_without_the_limit_they_wait_for_ever(run_snippet: RunSnippet, variant_of: Vary) -> None:
    patient = variant_of(TWO, "target.lock.acquire(timeout=0.1)", "target.lock.acquire()")
    run = run_snippet(patient, timeout=1, check=False)
    assert run.timed_out
    assert "waited in vain" not in run.output and "balances" not in run.output


def test_an_rlock_makes_no_difference(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    reentrant = variant_of(TWO, "threading.Lock()", "threading.RLock()")
    lines = run_snippet(reentrant, python=python).lines
    assert sorted(lines) == sorted(run_snippet(TWO, python=python).lines)
    assert lines[-1] == "balances: 100 100"


def test_in_the_same_order_nobody_waits_in_vain(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """Without its barriers, one after the other, the same transfers are done."""
    alone = variant_of(TWO, "        both_hold_one.wait()\n", "")
    source = alone.read_text("utf-8").replace("    thread.start()", "    thread.run()")
    alone.write_text(source.replace("    thread.join()", "    pass"), "utf-8")
    assert run_snippet(alone, check=False).lines == ["balances: 110 90"]


def test_who_waits_for_a_lock_uses_no_cpu() -> None:
    """One-sided: a busy machine can only make the clock run further ahead."""
    lock, used = threading.Lock(), list[float]()
    lock.acquire()

    def wait() -> None:
        before = time.thread_time()
        lock.acquire(timeout=0.2)
        used.append(time.thread_time() - before)

    run_all(wait)
    assert used[0] < 0.1


@traced
def test_each_waits_for_what_the_other_holds(trace: Recording, python: str) -> None:
    told = trace(TWO, python=python)
    ann, ben = told.lane("Ann"), told.lane("Ben")
    for one, other in (ann, ben), (ben, ann):
        (wait,) = spans(one, "lock")
        (hold,) = other.holds
        assert wait.what == hold.what and hold.begin <= wait.begin and wait.end <= hold.end
        assert marks(one, "timeout", wait.what) and told.whom(wait) is None
    assert overlap(spans(ann, "lock")[0], spans(ben, "lock")[0])


# An order


@traced
def test_in_order_the_second_holds_nothing_while_it_waits(trace: Recording, python: str) -> None:
    told = trace(ORDERED, python=python)
    threads = told.lanes("thread")
    (late,) = (lane for lane in threads if spans(lane, "lock"))
    (early,) = (lane for lane in threads if lane is not late)
    (wait,) = spans(late, "lock")
    assert told.whom(wait) is early
    assert mark(early, "raise").what == mark(late, "raise").what == "BrokenBarrierError"
    assert len(marks(late, "arrive")) == 1
    assert not any(overlap(wait, hold) for hold in late.holds)
    assert all(never_overlap(told.holds(name)) for name in {hold.what for hold in early.holds})


def test_two_hundred_rounds_in_order_all_end(load_snippet: Load) -> None:
    module = load_snippet(ORDERED)
    a, b = module.Account(1, 1000), module.Account(2, 1000)
    for _ in range(100):
        run_all(lambda: module.transfer(a, b, 3), lambda: module.transfer(b, a, 5))
    assert (a.balance, b.balance) == (1200, 800)


def test_both_locks_are_held_while_the_balances_change(load_snippet: Load) -> None:
    module = load_snippet(ORDERED)
    seen: list[tuple[bool, bool]] = []

    class Watched(module.Account):
        @property
        def balance(self) -> int:
            if len(accounts) == 2:
                seen.append((accounts[0].lock.locked(), accounts[1].lock.locked()))
            return int(self.amount)

        @balance.setter
        def balance(self, value: int) -> None:
            self.amount = value

    accounts: list[module.Account] = []
    accounts += [Watched(1, 100), Watched(2, 100)]
    module.transfer(accounts[1], accounts[0], 7)
    assert seen == [(True, True)] * 2
    assert not any(account.lock.locked() for account in accounts)


def test_a_transfer_to_oneself_takes_one_lock_twice(run_snippet: RunSnippet, variant_of: Vary) -> None:
    to_self = variant_of(ORDERED, "args=(a, b, 10)", "args=(a, a, 10)")
    assert run_snippet(to_self, timeout=2, check=False).timed_out


def test_three_in_a_circle_unless_they_are_sorted() -> None:
    def attempt(*, in_order: bool) -> list[bool]:
        locks = [threading.Lock() for _ in range(3)]
        first_held = threading.Barrier(3)
        done = threading.Barrier(3)
        got: list[bool] = []

        def transfer(source: int, target: int) -> None:
            one, other = sorted((source, target)) if in_order else (source, target)
            if not in_order:
                with locks[one]:
                    first_held.wait()
                    got.append(locks[other].acquire(timeout=0.05))
                    done.wait()
            else:
                with locks[one], locks[other]:
                    got.append(True)

        run_all(*(lambda s=s: transfer(s, (s + 1) % 3) for s in range(3)))
        return got

    assert attempt(in_order=False) == [False] * 3
    assert attempt(in_order=True) == [True] * 3


def test_the_checker_objects_before_it_waits(load_snippet: Load) -> None:
    """The lock of lower rank is in somebody else's hands: waiting for it would never end."""
    module = load_snippet(f"{HERE}/ordered_lock_checker.py")
    module.accounts.lock.acquire()
    with pytest.raises(RuntimeError, match="accounts after log"), module.log, module.accounts:
        pass
    assert not module.log.lock.locked() and module.accounts.lock.locked()


def test_the_checker_keeps_a_list_for_each_thread(load_snippet: Load) -> None:
    module = load_snippet(f"{HERE}/ordered_lock_checker.py")
    taken: list[str] = []

    def take_the_lower() -> None:
        with module.accounts:
            taken.append("accounts")

    with module.log:
        run_all(take_the_lower)
    assert taken == ["accounts"]


def test_the_checked_locks_do_lock(load_snippet: Load) -> None:
    module = load_snippet(f"{HERE}/ordered_lock_checker.py")
    with module.accounts:
        assert module.accounts.lock.locked()
    assert not module.accounts.lock.locked() and not module.mine.held


# Without a second lock


@traced
def test_the_worker_waits_for_main_which_waits_for_the_worker(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/join_under_lock.py", python=python)
    main, worker = told.lane("main"), told.lane("worker")
    (wait,) = spans(worker, "lock", "lock")
    assert told.whom(wait) is main and main.holds[0].begin <= worker.begin
    assert spans(main, "join")[0].begin <= wait.end and spans(main, "join")[0].end <= main.holds[0].end


def test_without_the_limit_the_join_never_ends(run_snippet: RunSnippet, variant_of: Vary) -> None:
    patient = variant_of(f"{HERE}/join_under_lock.py", "worker.join(timeout=0.1)", "worker.join()")
    run = run_snippet(patient, timeout=1, check=False)
    assert run.timed_out and "joined" not in run.output


def test_the_repaired_worker_does_wait_for_the_lock(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{HERE}/join_after_the_lock.py"
    asking = variant_of(
        path, "    worker.start()\n", "    worker.start()\n    worker.join(timeout=0.1)\n    print(results)\n"
    )
    assert run_snippet(asking, check=False).lines == ["[]", "joined: results [45]"]


def test_a_get_under_the_lock_is_the_same_mistake() -> None:
    lock, box, got = threading.Lock(), queue.Queue[int](), list[object]()

    def producer() -> None:
        with lock:
            box.put(1)

    thread = threading.Thread(target=producer)
    with lock:
        thread.start()
        with pytest.raises(queue.Empty):
            got.append(box.get(timeout=0.05))
    thread.join()
    assert not got and box.get() == 1


def test_full_queues_can_form_a_cycle() -> None:
    mine, yours = queue.Queue[int](1), queue.Queue[int](1)
    both_full, both_gave_up, stuck = threading.Barrier(2), threading.Barrier(2), list[str]()

    def swap(own: queue.Queue[int], other: queue.Queue[int], name: str) -> None:
        other.put(1)
        both_full.wait()
        try:
            other.put(2, timeout=0.05)
        except queue.Full:
            stuck.append(name)
        both_gave_up.wait()
        own.get()

    run_all(lambda: swap(mine, yours, "a"), lambda: swap(yours, mine, "b"))
    assert sorted(stuck) == ["a", "b"]


def test_the_finalizer_runs_in_the_thread_that_holds_the_lock(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    path = f"{HERE}/finalizer_wants_the_lock.py"
    asking = variant_of(path, "        global", "        print(lock.locked())\n        global")
    source = asking.read_text("utf-8").replace(
        "print(lock.locked())", "print(threading.current_thread().name)"
    )
    asking.write_text(source, "utf-8")
    assert run_snippet(asking, check=False).lines[0] == "MainThread"


def test_outside_the_lock_the_same_finalizer_gets_it(run_snippet: RunSnippet, variant_of: Vary) -> None:
    outside = variant_of(f"{HERE}/finalizer_wants_the_lock.py", "with lock:\n    pool", "if True:\n    pool")
    assert run_snippet(outside, check=False).lines == ["open connections: 0"]


def test_the_finalizer_gives_back_what_it_gets(run_snippet: RunSnippet, variant_of: Vary) -> None:
    outside = variant_of(f"{HERE}/finalizer_wants_the_lock.py", "with lock:\n    pool", "if True:\n    pool")
    source = outside.read_text("utf-8").replace('print(f"open', 'print(lock.locked())\nprint(f"open')
    outside.write_text(source, "utf-8")
    assert run_snippet(outside, check=False).lines[0] == "False"


def test_with_an_rlock_the_finalizer_walks_in(run_snippet: RunSnippet, variant_of: Vary) -> None:
    reentrant = variant_of(f"{HERE}/finalizer_wants_the_lock.py", "threading.Lock()", "threading.RLock()")
    assert run_snippet(reentrant, check=False).lines == ["open connections: 0"]


def test_the_notes_are_counted_under_the_lock(load_snippet: Load) -> None:
    module = load_snippet(f"{HERE}/finalizer_leaves_a_note.py")
    locked: list[bool] = []

    class Notes:
        def empty(self) -> bool:
            locked.append(module.lock.locked())
            return True

    module.closed = Notes()
    module.count_closed()
    assert locked == [True] and not module.lock.locked()


def test_the_note_is_left_while_the_lock_is_held(run_snippet: RunSnippet, variant_of: Vary) -> None:
    asking = variant_of(
        f"{HERE}/finalizer_leaves_a_note.py",
        '        closed.put("one")',
        '        print(lock.locked())\n        closed.put("one")',
    )
    assert run_snippet(asking, check=False).lines == ["True", "open connections: 0"]


# Stepping back


def test_both_step_back_in_every_round(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    more = variant_of(f"{HERE}/livelock.py", "ROUNDS = 3", "ROUNDS = 50")
    assert sorted(run_snippet(more, python=python, check=False).lines) == [
        "Amy: steps back 50, passed 0",
        "Bob: steps back 50, passed 0",
    ]


def test_equal_pauses_keep_them_in_step(run_snippet: RunSnippet, variant_of: Vary) -> None:
    equal = variant_of(f"{HERE}/random_back_off.py", "sit_out = dice.randrange(3)", "sit_out = 1")
    lines = run_snippet(equal, check=False).lines
    assert all(line.endswith("passed 0") for line in lines)


@pytest.mark.parametrize("program", ["livelock", "random_back_off"])
def test_all_is_given_back_at_the_end(load_snippet: Load, program: str) -> None:
    module = load_snippet(f"{HERE}/{program}.py")
    assert not any(lock.locked() for lock in module.locks.values())


@pytest.mark.parametrize("seeds", range(5))
def test_dice_get_both_through_in_the_end(run_snippet: RunSnippet, variant_of: Vary, seeds: int) -> None:
    path = f"{HERE}/random_back_off.py"
    rolled = variant_of(path, "random.Random(me)", f"random.Random(me + '{seeds}')")
    rolled.write_text(rolled.read_text("utf-8").replace("ROUNDS = 3", "ROUNDS = 60"), "utf-8")
    assert all(line.endswith("passed 1") for line in run_snippet(rolled, check=False).lines)


# Starvation


def test_the_reader_waits_as_long_as_writers_come(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{HERE}/starving_reader.py"
    more = variant_of(
        path,
        '    "writer 3": ["writer 4"],\n',
        '    "writer 3": ["writer 4"],\n    "writer 4": ["writer 5"],\n    "writer 5": ["writer 6"],\n',
    )
    assert run_snippet(more, check=False).lines[0].endswith("writer 6 -> reader")


def test_the_two_rules_differ_by_one_condition(load_snippet: Load) -> None:
    for path, first in (f"{HERE}/starving_reader.py", "writer"), (f"{HERE}/reader_in_turn.py", "reader"):
        module = load_snippet(path)
        module.line, module.inside = ["reader", "writer"], None
        assert [name for name in module.line if module.may_enter(name)] == [first]
        module.inside = "somebody"
        assert not any(module.may_enter(name) for name in module.line)


# Finding out


def test_the_dump_shows_both_at_the_second_lock(run_snippet: RunSnippet, python: str) -> None:
    run = run_snippet(f"{HERE}/dump_on_hang.py", python=python)
    assert run.code == 1 and "never printed" not in run.output
    assert run.output.count(" in take") == 2
    source = (Path("snippets") / HERE / "dump_on_hang.py").read_text("utf-8").splitlines()
    second = 1 + next(number for number, line in enumerate(source) if line.strip() == "with other:")
    assert run.output.count(f"line {second} in take") == 2


def test_threads_have_names_in_the_dump_since_3_14(run_snippet: RunSnippet, python: str) -> None:
    output = run_snippet(f"{HERE}/dump_on_hang.py", python=python).output
    is_new = tuple(map(int, python.rstrip("t").split("."))) >= (3, 14)
    assert ("[Ann]" in output, "[Ben]" in output) == (is_new, is_new)


def test_a_dump_that_is_cancelled_does_not_come(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{HERE}/dump_on_hang.py"
    cancelled = variant_of(
        path, "ann = threading", "faulthandler.cancel_dump_traceback_later()\nann = threading"
    )
    run = run_snippet(cancelled, timeout=1.5, check=False)
    assert run.timed_out and "Timeout (0:00:00.3" not in run.output


@traced
def test_the_daemons_are_cut_off_while_they_wait(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/daemon_hides_deadlock.py", python=python)
    lanes = told.lanes("thread")
    assert len(lanes) == 2
    for lane in lanes:
        assert lane.daemon and lane.cut and lane.spans[-1].state == "lock"
        assert mark(lane, "pass", "both_hold_one").at <= lane.spans[-1].begin


def test_alone_each_of_the_two_does_its_job(load_snippet: Load) -> None:
    module = load_snippet(f"{HERE}/daemon_hides_deadlock.py")
    module.both_hold_one = threading.Barrier(1)
    module.take(threading.Lock(), threading.Lock())
    assert module.finished == ["a job"]


def test_without_daemons_the_program_does_not_end(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{HERE}/daemon_hides_deadlock.py"
    kept = variant_of(
        path,
        "ann = threading.Thread(target=take, args=(first, second), daemon=True)",
        "ann = threading.Thread(target=take, args=(first, second))",
    )
    run = run_snippet(kept, timeout=1.5, check=False)
    assert run.timed_out and "the program ends as if all were well" in run.output
