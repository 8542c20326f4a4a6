"""What chapter 8 says about locks and its transcripts cannot show.

Each claim is forced by a handshake, shown by a state, or proved by breaking a program.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from press.snippets.claims import RunSnippet
from press.timeline.claims import Recording, mark, marks, never_overlap, overlap, spans

Vary = Callable[[str, str, str], Path]
HERE = "threads/locks"
traced = pytest.mark.skipif(sys.platform == "win32", reason="recorded in a pseudo-terminal")


def in_threads(number: int, work: Callable[[], object]) -> None:
    threads = [threading.Thread(target=work) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# One at a time

SELL = f"{HERE}/lock_fixes_lost_update.py"


def test_without_the_lock_all_three_sell_the_same_ticket(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """The wait in the window becomes a meeting of all three, so that this cannot fail by luck."""
    unlocked = variant_of(SELL, "with lock:", "if True:")
    source = unlocked.read_text("utf-8").replace("time.sleep(0.01)", "all_inside.wait()")
    unlocked.write_text(source.replace("stock = 3", "all_inside = threading.Barrier(3)\nstock = 3"), "utf-8")
    assert run_snippet(unlocked).lines == [
        "3 tickets sold, in stock: 2",
        "most sellers inside at once: 3",
    ]


def test_the_lock_never_lets_two_in(load_snippet: Callable[[str], ModuleType]) -> None:
    """An invariant of many rounds: a repaired program never fails."""
    module = load_snippet(SELL)
    module.time = type("Clock", (), {"sleep": staticmethod(lambda seconds: None)})
    module.stock = 400
    for _ in range(100):
        in_threads(4, module.sell)
    assert (module.stock, module.most_inside) == (0, 1)


@traced
def test_the_lock_goes_from_hand_to_hand(trace: Recording, python: str) -> None:
    told = trace(SELL, python=python)
    sellers = told.lanes("thread")
    assert len(told.holds("lock")) == 3 and never_overlap(told.holds("lock"))
    for lane in sellers:
        for wait in spans(lane, "lock", "lock"):
            assert told.whom(wait) in sellers and told.whom(wait) is not lane


# Asking


def test_a_timeout_must_not_be_negative() -> None:
    for lock in threading.Lock(), threading.RLock():
        assert lock.acquire(timeout=-1)  # -1 is the default and means for ever
        lock.release()
        with pytest.raises(ValueError, match="timeout value must be"):
            lock.acquire(timeout=-0.5)


def test_a_timeout_of_zero_does_not_wait() -> None:
    lock = threading.Lock()
    assert lock.acquire(timeout=0) and not lock.acquire(timeout=0)


def test_acquire_without_waiting_is_what_skips(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """With a wait in its place the second thread refreshes as well, once the first has left."""
    waiting = variant_of(
        f"{HERE}/acquire_without_waiting.py",
        "        other_has_left.wait()\n        print",
        "        other_has_left.wait(timeout=0.05)\n        print",
    )
    source = waiting.read_text("utf-8").replace("blocking=False", "blocking=True")
    waiting.write_text(source, "utf-8")
    assert run_snippet(waiting).lines == ["refreshed", "refreshed"]


@traced
def test_the_thread_that_looked_waits_all_the_same(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/locked_then_acquire.py", python=python)
    lanes = told.lanes("thread")
    (late,) = (lane for lane in lanes if marks(lane, "timeout", "lock"))
    (wait,) = spans(late, "lock", "lock")
    (hold,) = told.holds("lock")
    assert overlap(wait, hold)


ISINSTANCE = """
import threading

try:
    print(isinstance(threading.Lock(), threading.Lock))
except TypeError:
    print("TypeError")
"""


def test_lock_is_a_class_since_3_13(run_snippet: RunSnippet, tmp_path: Path, python: str) -> None:
    program = tmp_path / "asks_for_the_class.py"
    program.write_text(ISINSTANCE, "utf-8")
    is_class = tuple(map(int, python.rstrip("t").split("."))) >= (3, 13)
    assert run_snippet(program, python=python).lines == ["True" if is_class else "TypeError"]


def test_the_thread_that_got_it_gives_it_back(load_snippet: Callable[[str], ModuleType]) -> None:
    assert not load_snippet(f"{HERE}/locked_then_acquire.py").lock.locked()


# Releasing


def test_the_two_programs_with_a_timeout_differ_by_the_check(run_snippet: RunSnippet) -> None:
    careless = run_snippet(f"{HERE}/unchecked_timeout.py").lines
    careful = run_snippet(f"{HERE}/checked_timeout.py").lines
    assert "Ann still works, locked: False" in careless
    assert "Ann still works, locked: True" in careful


@traced
def test_ben_releases_what_ann_holds(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/unchecked_timeout.py", python=python)
    ann, ben = told.lane("ann"), told.lane("ben")
    assert marks(ben, "timeout", "lock") and not ben.holds
    assert mark(ann, "acquire", "lock").at <= mark(ben, "pass", "ann_is_in").at
    assert ann.holds[0].end <= mark(ann, "pass", "ben_has_left").at
    assert not marks(ann, "release")


def test_a_third_thread_can_then_get_in_while_ann_works() -> None:
    lock = threading.Lock()
    lock.acquire()  # Ann
    lock.release()  # Ben, who never had it
    got: list[bool] = []
    in_threads(1, lambda: got.append(lock.acquire(blocking=False)))
    assert got == [True]


def test_finally_would_do_what_with_does(run_snippet: RunSnippet, variant_of: Vary) -> None:
    repaired = variant_of(
        f"{HERE}/error_keeps_the_lock.py",
        "    prices[item] += 1\n    lock.release()",
        "    try:\n        prices[item] += 1\n    finally:\n        lock.release()",
    )
    assert run_snippet(repaired).lines == run_snippet(f"{HERE}/with_releases_on_error.py").lines


def test_with_releases_and_leaves_the_rest_undone() -> None:
    accounts, lock = {"ann": 70, "bob": 30}, threading.Lock()
    with pytest.raises(KeyError), lock:
        accounts["ann"] -= 20
        accounts["bbo"] += 20
    assert not lock.locked()
    assert sum(accounts.values()) == 80


def test_the_price_is_read_and_written_under_the_lock(load_snippet: Callable[[str], ModuleType]) -> None:
    module = load_snippet(f"{HERE}/with_releases_on_error.py")
    module.lock.release()
    locked: list[bool] = []

    class Prices(dict[str, int]):
        def __getitem__(self, key: str) -> int:
            locked.append(module.lock.locked())
            return super().__getitem__(key)

        def __setitem__(self, key: str, value: int) -> None:
            locked.append(module.lock.locked())
            super().__setitem__(key, value)

    module.prices = Prices(tea=4)
    module.raise_price("tea")
    assert locked == [True, True] and not module.lock.locked()


@pytest.mark.parametrize("make", [threading.Lock, threading.RLock])
def test_a_release_of_a_free_lock_is_an_error(make: Callable[[], threading.Lock]) -> None:
    with pytest.raises(threading.ThreadError):
        make().release()


# RLock


def test_a_plain_lock_would_stop_its_own_thread_for_ever(run_snippet: RunSnippet, variant_of: Vary) -> None:
    patient = variant_of(f"{HERE}/self_deadlock.py", "lock.acquire(timeout=0.1)", "lock.acquire()")
    run = run_snippet(patient, timeout=1, check=False)
    assert run.timed_out
    assert run.lines[0] == "Lock, first acquire():  True"


def test_two_rlocks_in_opposite_orders_are_a_deadlock() -> None:
    first, second, both_have_one = threading.RLock(), threading.RLock(), threading.Barrier(2)
    got: list[bool] = []

    def take(one: threading.RLock, other: threading.RLock) -> None:
        with one:
            both_have_one.wait()
            got.append(other.acquire(timeout=0.05))
            both_have_one.wait()

    threads = [threading.Thread(target=take, args=pair) for pair in [(first, second), (second, first)]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [False, False]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_an_rlock_is_free_after_as_many_releases(times: int) -> None:
    rlock, seen = threading.RLock(), []

    def ask() -> None:
        seen.append(rlock.acquire(blocking=False))
        if seen[-1]:
            rlock.release()

    for _ in range(times):
        rlock.acquire()
    for _ in range(times):
        in_threads(1, ask)
        rlock.release()
    in_threads(1, ask)
    assert seen == [False] * times + [True]


def test_the_thread_that_gets_the_rlock_gives_it_back(load_snippet: Callable[[str], ModuleType]) -> None:
    assert load_snippet(f"{HERE}/rlock_counts.py").rlock.acquire(blocking=False)


class Levels:
    """A reentrant lock that notes how deep each acquire went."""

    def __init__(self) -> None:
        self.lock, self.depth, self.seen = threading.RLock(), 0, list[int]()

    def __enter__(self) -> None:
        self.lock.acquire()
        self.depth += 1
        self.seen.append(self.depth)

    def __exit__(self, *error: object) -> None:
        self.depth -= 1
        self.lock.release()


def test_transfer_change_and_audit_take_it_one_inside_the_other(
    load_snippet: Callable[[str], ModuleType],
) -> None:
    module = load_snippet(f"{HERE}/rlock_lets_itself_in.py")
    module.lock = Levels()
    module.transfer(20)
    assert module.lock.seen == [1, 2, 3, 2, 3]


def test_locked_of_an_rlock_came_with_3_14(run_snippet: RunSnippet, tmp_path: Path, python: str) -> None:
    program = tmp_path / "asks_an_rlock.py"
    program.write_text("import threading\nprint(hasattr(threading.RLock(), 'locked'))\n", "utf-8")
    is_new = tuple(map(int, python.rstrip("t").split("."))) >= (3, 14)
    assert run_snippet(program, python=python).lines == [str(is_new)]


def test_with_a_lock_it_hangs_before_an_audit_sees_half(run_snippet: RunSnippet, variant_of: Vary) -> None:
    plain = variant_of(f"{HERE}/rlock_lets_itself_in.py", "threading.RLock()", "threading.Lock()")
    run = run_snippet(plain, timeout=1, check=False)
    assert run.timed_out and "audit sees" not in run.output


def test_inside_the_lock_the_repaired_program_would_hang(run_snippet: RunSnippet, variant_of: Vary) -> None:
    inside = variant_of(
        f"{HERE}/listeners_after_the_lock.py",
        "    for listener in listeners:\n        listener()",
        "        for listener in listeners:\n            listener()",
    )
    assert run_snippet(inside, timeout=1, check=False).timed_out


def test_both_changes_of_the_repaired_transfer_are_one_step(
    load_snippet: Callable[[str], ModuleType],
) -> None:
    """Another thread that asks between the two changes has to wait."""
    module = load_snippet(f"{HERE}/listeners_after_the_lock.py")
    free: list[bool] = []
    plain = module.change_unlocked

    def asking(owner: str, amount: int) -> None:
        in_threads(1, lambda: free.append(module.lock.acquire(blocking=False)))
        plain(owner, amount)

    module.change_unlocked = asking
    module.transfer(20)
    assert free == [False, False]


def test_the_audit_of_the_repaired_program_waits_its_turn(load_snippet: Callable[[str], ModuleType]) -> None:
    module = load_snippet(f"{HERE}/listeners_after_the_lock.py")
    module.lock.acquire()
    asking = threading.Thread(target=module.audit)
    asking.start()
    asking.join(timeout=0.05)
    assert asking.is_alive()
    module.lock.release()
    asking.join()


def test_the_cost_is_that_of_a_lock_and_of_an_rlock(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{HERE}/cost_of_locks.py"
    naming = variant_of(path, "    timer =", "    print(type(lock).__name__)\n    timer =")
    lines = run_snippet(naming, check=False).lines
    assert lines[::2] == ["lock", "RLock"]
    assert [line.split()[0] for line in lines[1::2]] == ["Lock:", "RLock:"]


# Which lock, and how long


def test_one_lock_for_both_would_have_kept_the_update(run_snippet: RunSnippet, variant_of: Vary) -> None:
    shared = variant_of(f"{HERE}/a_lock_per_call.py", "with threading.Lock():", "with lock:")
    source = shared.read_text("utf-8").replace("counter = 0", "counter = 0\nlock = threading.Lock()", 1)
    shared.write_text(source.replace("both_have_read.wait()", "both_have_read.reset()"), "utf-8")
    assert run_snippet(shared).lines == ["2 threads added 1 each: counter = 2"]


@traced
def test_requests_inside_the_lock_queue_up(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/slow_work_inside.py", python=python)
    sleeps = [spans(lane, "sleep")[0] for lane in told.lanes("thread")]
    assert len(sleeps) == 3 and never_overlap(sleeps)


@traced
def test_requests_outside_the_lock_do_not_wait_for_the_lock(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/slow_work_outside.py", python=python)
    holds = told.holds("lock")
    assert len(holds) == 3 and never_overlap(holds)
    for lane in told.lanes("thread"):
        (sleep,) = spans(lane, "sleep")
        assert not any(overlap(sleep, hold) for hold in lane.holds)


def test_three_requests_can_be_under_way_together(load_snippet: Callable[[str], ModuleType]) -> None:
    """They meet where they sleep, which they could not if one of them held the lock."""
    module = load_snippet(f"{HERE}/slow_work_outside.py")
    meeting = threading.Barrier(3, timeout=5)
    module.time = type("Clock", (), {"sleep": staticmethod(lambda seconds: meeting.wait())})
    module.pages = module.characters = 0
    in_threads(3, lambda: module.fetch("/a"))
    assert (module.pages, module.characters) == (3, 30)


def test_the_two_sums_are_changed_under_the_lock(load_snippet: Callable[[str], ModuleType]) -> None:
    module = load_snippet(f"{HERE}/slow_work_outside.py")
    before = module.pages
    module.lock.acquire()
    fetching = threading.Thread(target=module.fetch, args=("/d",))
    fetching.start()
    fetching.join(timeout=0.1)
    assert fetching.is_alive() and module.pages == before
    module.lock.release()
    fetching.join()
    assert module.pages == before + 1


def test_a_lock_of_the_class_would_keep_both_accounts_waiting(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    path = f"{HERE}/one_lock_per_object.py"
    shared = variant_of(path, "        self.lock = threading.Lock()\n", "")
    source = shared.read_text("utf-8").replace(
        "class Account:", "class Account:\n    lock = threading.Lock()\n"
    )
    shared.write_text(source.replace("ann, bob, 5", "ann, bob, 0.1"), "utf-8")
    assert run_snippet(shared).lines[:2] == [
        "one account: both inside at once: False",
        "two accounts: both inside at once: False",
    ]


# The GIL


@traced
def test_cid_runs_while_ann_holds_and_ben_waits(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/only_those_who_ask_wait.py", python=python)
    main, ben, cid = told.lane("main"), told.lane("Ben"), told.lane("Cid")
    done = mark(cid, "set", "cid_is_done").at
    assert mark(ben, "set", "ben_waits").at <= mark(cid, "pass", "ben_waits").at
    assert main.holds[0].begin <= cid.begin and done <= main.holds[0].end
    assert done <= mark(ben, "acquire", "lock").at


# Fairness


def test_each_note_is_made_under_the_lock(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{HERE}/longest_run.py"
    asking = variant_of(path, "taken.append(name)", "taken.append(lock.locked())")
    source = asking.read_text("utf-8").replace("runs = [", "print(set(taken))\nruns = [")
    asking.write_text(source.replace("200_000", "2_000"), "utf-8")
    assert run_snippet(asking, check=False).lines[0] == "{True}"


def test_which_waiter_comes_next_is_not_asserted_but_each_comes(run_snippet: RunSnippet, python: str) -> None:
    lines = run_snippet(f"{HERE}/longest_run.py", python=python).lines
    assert lines[0] == "the lock was taken 400,000 times"
    assert 1 <= int(lines[1].rpartition(" ")[2].replace(",", "")) <= 400_000
