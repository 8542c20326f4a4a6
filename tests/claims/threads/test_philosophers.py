"""What chapter 13 says about shared resources and its transcripts cannot show.

Invariants are checked in many rounds; broken variants are forced, never left to luck.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Full, Queue
from random import Random
from threading import Barrier, Condition, Event, Lock, Semaphore, Thread
from types import ModuleType
from typing import Any

import pytest

from press.snippets.claims import RunSnippet
from press.timeline.claims import Recording, all_overlap, marks, never_overlap, overlap, spans
from tests.claims.given import in_thread

HERE = "threads/philosophers"
Vary = Callable[[str, str, str], Path]
LoadSnippet = Callable[[str | Path], ModuleType]
posix = pytest.mark.skipif(sys.platform == "win32", reason="recorded in a pseudo-terminal")


def run_all(works: Sequence[Callable[[], object]]) -> None:
    """Each in a thread of its own; raises what one of them raises."""
    with ThreadPoolExecutor(len(works)) as pool:
        for future in [pool.submit(work) for work in works]:
            future.result()


def thread_and_end(work: Callable[[], object]) -> tuple[Thread, Event]:
    """Start it; the event tells that it has come to its end."""
    done = Event()
    return in_thread(lambda: (work(), done.set())), done


# Dining philosophers

LATE_EVE = "__import__('time').sleep(0.03 * (seat == 4))"


def test_whoever_comes_alone_eats(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """The left fork first is no fault by itself: one after the other, all five eat."""
    program = variant_of(
        f"{HERE}/philosophers_deadlock.py", "    thread.start()", "    thread.start()\n    thread.join()"
    )
    program.write_text(program.read_text("utf-8").replace("= Barrier(5)", "= Barrier(1)"), "utf-8")
    assert run_snippet(program).lines == ["5 of 5 philosophers ate"]


def dinner(take: Callable[[int], tuple[Any, Any]], rounds: int = 200) -> list[int]:
    """Five philosophers, `rounds` meals each; who ate how often. Neighbors never eat together."""
    meals, eating = [0] * 5, [False] * 5

    def dine(seat: int) -> None:
        first, second = take(seat)
        for _ in range(rounds):
            with first, second:
                eating[seat] = True
                assert not eating[seat - 1] and not eating[(seat + 1) % 5]
                meals[seat] += 1
                eating[seat] = False

    run_all([lambda seat=seat: dine(seat) for seat in range(5)])
    return meals


def test_with_ordered_forks_everyone_eats_in_many_rounds() -> None:
    for _ in range(20):
        forks = [Lock() for _ in range(5)]

        def take(seat: int, forks: list[Any] = forks) -> tuple[Any, Any]:
            first, second = sorted([seat, (seat + 1) % 5])
            return forks[first], forks[second]

        assert dinner(take, 50) == [50] * 5


class Seated:
    """The left fork, with a seat at the table: first the waiter, then the fork."""

    def __init__(self, waiter: Semaphore, fork: Any) -> None:
        self.waiter, self.fork = waiter, fork

    def __enter__(self) -> None:
        self.waiter.acquire()
        self.fork.acquire()

    def __exit__(self, *error: object) -> None:
        self.fork.release()
        self.waiter.release()


@pytest.mark.parametrize("seats", [1, 4])
def test_with_a_waiter_everyone_eats_in_many_rounds(seats: int) -> None:
    for _ in range(20):
        forks, waiter = [Lock() for _ in range(5)], Semaphore(seats)

        def take(seat: int, forks: list[Any] = forks, waiter: Semaphore = waiter) -> tuple[Any, Any]:
            return Seated(waiter, forks[seat]), forks[(seat + 1) % 5]

        assert dinner(take, 50) == [50] * 5


def test_with_five_seats_the_deadlock_is_back(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """All five then hold a fork, and nobody can take a second one."""
    program = variant_of(f"{HERE}/philosophers_waiter.py", "Semaphore(4)", "Semaphore(5)")
    source = program.read_text("utf-8").replace("with right:", "if right.acquire(timeout=0.1):")
    source = source.replace("    with waiter, left:\n", f"    {LATE_EVE}\n    with waiter, left:\n")
    source = source.replace("timeout=0.05", "timeout=5")
    barrier = "\n        all_tried.wait()\n\n\nnames"
    source = source.replace("\n\n\nnames", barrier).replace(
        "go_on = Event()", "go_on = Event()\nall_tried = Barrier(5)"
    )
    program.write_text(source.replace("import Event", "import Barrier, Event"), "utf-8")
    assert run_snippet(program).lines == ["Eve holds a fork, too: True", "0 of 5 philosophers ate"]


def test_it_is_the_order_that_frees_a_fork(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """Left first, right second: then a fifth one does hold a fork."""
    program = variant_of(
        f"{HERE}/philosophers_ordered.py", "sorted([seat, (seat + 1) % 5])", "seat, (seat + 1) % 5"
    )
    source = program.read_text("utf-8").replace("timeout=0.05", "timeout=5")
    source = source.replace("    with forks[first]:\n", f"    {LATE_EVE}\n    with forks[first]:\n")
    source = source.replace("with forks[second]:", "if forks[second].acquire(timeout=0):")
    program.write_text(source, "utf-8")
    assert run_snippet(program).lines[0] == "Eve holds a fork, too: True"


def test_only_the_last_philosopher_takes_the_right_fork_first() -> None:
    firsts = [sorted([seat, (seat + 1) % 5])[0] for seat in range(5)]
    assert [seat for seat in range(5) if firsts[seat] != seat] == [4]


def test_one_left_handed_guest_is_enough() -> None:
    for odd_one in range(5):
        forks = [Lock() for _ in range(5)]

        def take(seat: int, forks: list[Any] = forks, odd_one: int = odd_one) -> tuple[Any, Any]:
            pair = forks[seat], forks[(seat + 1) % 5]
            return pair[::-1] if seat == odd_one else pair

        assert dinner(take, 50) == [50] * 5


# Readers and writers


def test_readers_overlap_and_writers_exclude_everybody(load_snippet: LoadSnippet) -> None:
    lock = load_snippet(f"{HERE}/rwlock.py").ReadWriteLock()
    three_inside = Barrier(3)

    def read() -> None:
        with lock.read():
            three_inside.wait(10)

    run_all([read] * 3)
    for outer, inner in (("write", "read"), ("write", "write"), ("read", "write")):

        def enter(inner: str = inner) -> None:
            with getattr(lock, inner)():
                pass

        with getattr(lock, outer)():
            thread, entered = thread_and_end(enter)
            assert not entered.wait(0.05), f"{inner} while {outer}"
        thread.join()


def locks_of_the_chapter(load_snippet: LoadSnippet) -> list[tuple[str, Any, Any]]:
    """Each lock with how to enter it for reading and for writing."""
    plain = load_snippet(f"{HERE}/rwlock.py").ReadWriteLock
    module = load_snippet(f"{HERE}/rwlock_policies.py")

    def pair(policy: Any) -> tuple[str, Any, Any]:
        lock = module.ReadWriteLock(policy)
        return policy.__name__, lambda n: lock.hold(f"R{n}"), lambda n: lock.hold(f"W{n}")

    simple = plain()
    found = [pair(policy) for policy in (module.readers_first, module.writers_first, module.fair)]
    return [("plain", lambda _: simple.read(), lambda _: simple.write()), *found]


@pytest.mark.parametrize("which", range(4))
def test_no_reader_sees_half_a_change_in_many_rounds(load_snippet: LoadSnippet, which: int) -> None:
    for _ in range(10):
        name, reading, writing = locks_of_the_chapter(load_snippet)[which]
        pair, torn = [0, 0], []

        def read(n: int, reading: Any = reading, pair: list[int] = pair, torn: list[object] = torn) -> None:
            for _ in range(30):
                with reading(n):
                    if pair[0] != pair[1]:
                        torn.append(tuple(pair))

        def write(n: int, writing: Any = writing, pair: list[int] = pair) -> None:
            for _ in range(20):
                with writing(n):
                    pair[0] += 1
                    pair[1] += 1

        works: list[Callable[[], object]] = []
        for n in range(3):
            works += [lambda n=n: read(n), lambda n=n: write(n)]
        run_all(works)
        assert not torn and pair == [60, 60], name


def test_readers_that_overlap_starve_a_writer(load_snippet: LoadSnippet) -> None:
    """Fifty readers in a relay, each enters before the one before has left: the writer stays outside."""
    lock = load_snippet(f"{HERE}/rwlock.py").ReadWriteLock()

    def write() -> None:
        with lock.write():
            pass

    inside = lock.read()
    inside.__enter__()
    thread, entered = thread_and_end(write)
    for _ in range(50):
        following = lock.read()
        following.__enter__()
        inside.__exit__(None, None, None)
        inside = following
        assert not entered.is_set()
    inside.__exit__(None, None, None)
    thread.join()
    assert entered.is_set()


@pytest.mark.parametrize(
    ("policy", "order"),
    [
        ("readers_first", "R1 R2 R3 W1 W2 W3"),
        ("writers_first", "R1 W1 W2 W3 R2 R3"),
        ("fair", "R1 W1 R2 W2 R3 W3"),
    ],
)
def test_each_policy_keeps_its_order_however_many_come(
    load_snippet: LoadSnippet, policy: str, order: str
) -> None:
    module = load_snippet(f"{HERE}/rwlock_policies.py")
    for _ in range(10):
        lock = module.ReadWriteLock(getattr(module, policy))
        with lock.hold("R1"):
            threads = [module.send(lock, name) for name in ("W1", "R2", "W2", "R3", "W3")]
        for thread in threads:
            thread.join()
        assert " ".join(lock.log) == order


def test_readers_next_to_each_other_in_a_fair_lock_read_together(load_snippet: LoadSnippet) -> None:
    module = load_snippet(f"{HERE}/rwlock_policies.py")
    lock, together = module.ReadWriteLock(module.fair), Barrier(3)

    def read(name: str) -> None:
        with lock.hold(name):
            together.wait(10)

    run_all([lambda n=n: read(f"R{n}") for n in range(3)])


def test_with_readers_first_one_may_read_while_reading(load_snippet: LoadSnippet) -> None:
    lock = load_snippet(f"{HERE}/rwlock.py").ReadWriteLock()

    def write() -> None:
        with lock.write():
            pass

    with lock.read():
        thread, entered = thread_and_end(write)
        with lock.read():
            assert not entered.wait(0.05)
    thread.join()


@pytest.mark.parametrize("policy", ["plain", "readers_first", "writers_first", "fair"])
def test_who_reads_and_asks_for_writing_is_stuck(load_snippet: LoadSnippet, policy: str) -> None:
    """Until somebody else puts the lock right by force."""
    name = "rwlock" if policy == "plain" else "rwlock_policies"
    module = load_snippet(f"{HERE}/{name}.py")
    lock = module.ReadWriteLock(*([] if policy == "plain" else [getattr(module, policy)]))
    reading = lock.read() if policy == "plain" else lock.hold("R1")

    def upgrade() -> None:
        with reading, lock.write() if policy == "plain" else lock.hold("W1"):
            pass

    thread, done = thread_and_end(upgrade)
    assert not done.wait(0.05)
    with lock.changed:
        if policy == "plain":
            lock.readers = 0
        else:
            lock.inside.clear()
            lock.inside = Forgiving()
        lock.changed.notify_all()
    thread.join()


class Forgiving(list[str]):
    """A list that lets go of what it does not have."""

    def remove(self, item: str) -> None:
        if item in self:
            super().remove(item)


class CountingCondition(Condition):
    """Counts how often its lock is taken."""

    taken = 0

    def __enter__(self) -> bool:
        self.taken += 1
        return super().__enter__()


def test_a_read_takes_the_inner_lock_twice(load_snippet: LoadSnippet) -> None:
    lock = load_snippet(f"{HERE}/rwlock.py").ReadWriteLock()
    lock.changed = CountingCondition()
    for _ in range(10):
        with lock.read():
            pass
    assert lock.changed.taken == 20


def test_with_notify_only_one_of_three_readers_gets_in(load_snippet: LoadSnippet, variant_of: Vary) -> None:
    path = variant_of(
        f"{HERE}/rwlock.py",
        "                self.writing = False\n                self.changed.notify_all()",
        "                self.writing = False\n                self.changed.notify()",
    )
    lock = load_snippet(path).ReadWriteLock()
    at_the_door, inside, leave = Semaphore(0), Semaphore(0), Event()
    real_wait = lock.changed.wait

    def wait(timeout: float | None = None) -> bool:
        at_the_door.release()
        return real_wait(timeout)

    lock.changed.wait = wait

    def read() -> None:
        with lock.read():
            inside.release()
            leave.wait()

    threads = []
    with lock.write():
        for _ in range(3):
            threads.append(Thread(target=read))
            threads[-1].start()
            at_the_door.acquire()
        with lock.changed:
            pass
    assert inside.acquire(timeout=10)
    assert not inside.acquire(timeout=0.05)
    leave.set()
    for thread in threads:
        thread.join()


def test_readers_who_wait_for_a_writer_get_in_together(load_snippet: LoadSnippet) -> None:
    """In the plain lock, and in the fair one, where they stand next to each other in line."""
    simple = load_snippet(f"{HERE}/rwlock.py").ReadWriteLock()
    module = load_snippet(f"{HERE}/rwlock_policies.py")
    fair = module.ReadWriteLock(module.fair)
    for lock, writing, reading in (
        (simple, simple.write, lambda _: simple.read()),
        (fair, lambda: fair.hold("W0"), lambda n: fair.hold(f"R{n}")),
    ):
        real, at_the_door, together = lock.changed.wait, Semaphore(0), Barrier(3)

        def wait(timeout: float | None = None, real: Any = real, door: Semaphore = at_the_door) -> bool:
            door.release()
            found: bool = real(timeout)
            return found

        def read(n: int, reading: Any = reading, together: Barrier = together) -> None:
            with reading(n):
                together.wait(5)

        lock.changed.wait = wait
        threads = [Thread(target=read, args=(n,)) for n in range(3)]
        with writing():
            for thread in threads:
                thread.start()
                at_the_door.acquire()
        for thread in threads:
            thread.join()
        assert not together.broken


def test_the_reader_asks_again_only_when_the_writer_waits(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{HERE}/rwlock_read_twice.py"
    slow = variant_of(
        path,
        "    global writers_waiting\n",
        "    global writers_waiting\n    __import__('time').sleep(0.05)\n",
    )
    assert run_snippet(slow).lines == run_snippet(path).lines


# The barber


@pytest.mark.parametrize("seed", range(10))
def test_nobody_is_forgotten_and_the_chairs_suffice(load_snippet: LoadSnippet, seed: int) -> None:
    """Served and turned away make up all who came; the waiting room never holds more than its chairs."""
    module = load_snippet(f"{HERE}/sleeping_barber.py")
    module.served.clear()
    module.turned_away.clear()
    most, random = 0, Random(seed)

    class Watched(type(module.chairs)):
        def _put(self, item: object) -> None:
            nonlocal most
            super()._put(item)
            most = max(most, self._qsize())

    module.chairs = Watched(maxsize=3)
    barber = Thread(target=module.barber)
    barber.start()
    come = [lambda n=n: [module.come_in((n, k)) for k in range(random.randint(1, 9))] for n in range(8)]
    came = 0
    real = module.come_in

    def counting(customer: object) -> None:
        nonlocal came
        with lock:
            came += 1
        real(customer)

    lock = Lock()
    module.come_in = counting
    run_all(come)
    module.chairs.put(None)
    barber.join()
    assert len(module.served) + len(module.turned_away) == came
    assert not set(module.served) & set(module.turned_away)
    assert most <= 3


def test_a_slow_barber_serves_as_many(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """The first customer is in the barber's chair before the others come."""
    path = f"{HERE}/sleeping_barber.py"
    slow = variant_of(path, "def barber():\n", "def barber():\n    __import__('time').sleep(0.05)\n")
    assert run_snippet(slow).lines == run_snippet(path).lines


def test_put_nowait_refuses_the_fourth() -> None:
    chairs: Queue[str] = Queue(maxsize=3)
    for name in "ABC":
        chairs.put_nowait(name)
    with pytest.raises(Full):
        chairs.put_nowait("D")


def test_looking_and_sitting_under_one_lock_is_what_helps(run_snippet: RunSnippet, variant_of: Vary) -> None:
    joined = variant_of(
        f"{HERE}/barber_one_too_many.py",
        "    both_have_looked.wait()\n    if free:\n        with lock:\n"
        "            waiting.append(customer)\n",
        "        if free:\n            waiting.append(customer)\n",
    )
    assert run_snippet(joined).lines == ["3 customers on 3 chairs"]


# Smokers


def test_alone_the_one_with_the_match_smokes(run_snippet: RunSnippet, variant_of: Vary) -> None:
    alone = variant_of(
        f"{HERE}/smokers_take_one.py",
        '    Thread(target=smoker, args=("tobacco", "paper", "match")),\n',
        "",
    )
    alone.write_text(alone.read_text("utf-8").replace("Barrier(2)", "Barrier(1)"), "utf-8")
    assert run_snippet(alone).lines == ["smoked: ['match']"]


def test_the_right_smoker_smokes_in_every_round(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    rounds = Random(0).choices(["match", "tobacco", "paper"], k=60)
    longer = variant_of(
        f"{HERE}/smokers.py",
        'rounds = ["match", "tobacco", "tobacco", "paper", None]',
        f"rounds = {[*rounds, None]}",
    )
    lines = run_snippet(longer, python=python).lines
    assert [re.search(r": (\w+) smokes", line)[1] for line in lines] == rounds


def test_one_wakes_whoever_is_first_in_line_and_that_may_be_the_wrong_one(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    """The agent wakes one smoker only: the one who cannot smoke, and the table stays full."""
    program = variant_of(
        f"{HERE}/smokers.py",
        'rounds = ["match", "tobacco", "tobacco", "paper", None]',
        'rounds = ["tobacco"]',
    )
    source = program.read_text("utf-8")
    head, _, tail = source.partition("def agent")
    tail = tail.replace("changed.notify_all()", "changed.notify()")
    tail = tail.replace("changed.wait_for(lambda: not table)", "pass")
    head = head.replace(
        "        with changed:\n            # ",
        "        with changed:\n            at_table.release()\n            # ",
    )
    head = head.replace("changed = Condition()", "changed = Condition()\nat_table = Semaphore(0)").replace(
        "import Condition", "import Condition, Semaphore"
    )
    tail = tail.split("threads = [")[0] + (
        "for own in sorted(ALL):\n"
        "    Thread(target=smoker, args=(own,), daemon=True).start()\n"
        "    at_table.acquire()\n"
        "agent()\n"
        "with changed:\n"
        "    print(changed.wait_for(lambda: not table, timeout=0.1))\n"
        "    table.clear()\n    table.add('closed')\n    changed.notify_all()\n"
        "import os\nimport sys\nsys.stdout.flush()\nos._exit(0)\n"
    )
    program.write_text(head + "def agent" + tail, "utf-8")
    assert run_snippet(program, check=False).lines[0] == "False"


# Water


@pytest.mark.parametrize("seed", range(10))
def test_every_molecule_is_right_in_whatever_order_the_atoms_come(
    run_snippet: RunSnippet, variant_of: Vary, seed: int
) -> None:
    program = variant_of(
        f"{HERE}/h2o.py",
        "threads = [",
        f"import random\n\nrandom.Random({seed}).shuffle(kinds)\nthreads = [",
    )
    assert run_snippet(program).lines == ["20 molecules: {'HHO'}"]


@pytest.mark.parametrize("kinds", ["HHH", "HOO"])
def test_a_permit_given_back_too_early_makes_a_wrong_molecule(
    load_snippet: LoadSnippet, variant_of: Vary, kinds: str
) -> None:
    """As without any permits: whichever three come first make a molecule."""
    early = variant_of(
        f"{HERE}/h2o.py",
        "    with room_for[kind]:\n        current.append(kind)\n        molecule.wait()\n",
        "    with room_for[kind]:\n        pass\n    current.append(kind)\n    molecule.wait()\n",
    )
    source = early.read_text("utf-8")
    early.write_text(source.split("kinds = ")[0], "utf-8")
    module = load_snippet(early)
    run_all([lambda kind=kind: module.atom(kind) for kind in kinds])
    assert module.bonds == [kinds]


# The bathroom


@pytest.mark.parametrize("places", [1, 3])
def test_the_bathroom_keeps_both_sentences_in_many_rounds(load_snippet: LoadSnippet, places: int) -> None:
    module = load_snippet(f"{HERE}/bathroom.py")
    for _ in range(5):
        room, seen = module.Bathroom(places), []

        def go(group: str, room: Any = room, seen: list[Counter[str]] = seen) -> None:
            for _ in range(20):
                with room.visit(group), room.changed:
                    seen.append(Counter(room.inside))

        run_all([lambda g=g: go(g) for g in ("men", "women") * 4])
        assert len(seen) == 160
        assert all(len(inside) == 1 and inside.total() <= places for inside in seen)


def test_three_of_one_group_are_inside_together_and_a_fourth_waits(load_snippet: LoadSnippet) -> None:
    room = load_snippet(f"{HERE}/bathroom.py").Bathroom(3)

    def visit() -> None:
        with room.visit("men"):
            pass

    with room.visit("men"), room.visit("men"):
        with room.visit("men"):
            thread, entered = thread_and_end(visit)
            assert not entered.wait(0.05)
        thread.join()


def test_three_who_wait_for_the_other_group_get_in_together(load_snippet: LoadSnippet) -> None:
    room, together = load_snippet(f"{HERE}/bathroom.py").Bathroom(3), Barrier(3)
    real, at_the_door = room.changed.wait, Semaphore(0)

    def wait(timeout: float | None = None) -> bool:
        at_the_door.release()
        found: bool = real(timeout)
        return found

    def visit() -> None:
        with room.visit("men"):
            together.wait(5)

    room.changed.wait = wait
    threads = [Thread(target=visit) for _ in range(3)]
    with room.visit("women"):
        for thread in threads:
            thread.start()
            at_the_door.acquire()
    for thread in threads:
        thread.join()
    assert not together.broken


@pytest.mark.parametrize("fair", [True, False])
def test_without_fairness_one_group_keeps_the_other_out(
    load_snippet: LoadSnippet, variant_of: Vary, fair: bool
) -> None:
    """Men in a relay, each enters before the one before has left, while a woman waits."""
    path: Any = f"{HERE}/bathroom.py"
    if not fair:
        path = variant_of(path, "self.waiting[0] is me and ", "")
    room = load_snippet(path).Bathroom(3)

    def come(group: str, leave: Event) -> tuple[Thread, Event]:
        inside = Event()

        def visit() -> None:
            with room.visit(group):
                inside.set()
                leave.wait()

        thread = Thread(target=visit)
        before = len(room.waiting)
        thread.start()
        while not inside.is_set() and len(room.waiting) == before:
            inside.wait(0.001)
        return thread, inside

    leaves = [Event(), Event(), Event()]
    first, _ = come("men", leaves[0])
    woman, woman_inside = come("women", leaves[1])
    second, second_inside = come("men", leaves[2])
    assert second_inside.wait(0.05) is not fair
    leaves[0].set()
    assert woman_inside.wait(10 if fair else 0.05) is fair
    for leave in leaves:
        leave.set()
    for thread in (first, woman, second):
        thread.join()


# Timelines


@posix
def test_in_the_timeline_five_wait_at_the_same_time_each_for_the_next_ones_fork(
    trace: Recording, python: str
) -> None:
    told = trace(f"{HERE}/philosophers_deadlock.py", python=python)
    diners = [told.lane(name) for name in ("Ann", "Bob", "Cem", "Dan", "Eve")]
    waits = []
    for seat, diner in enumerate(diners):
        [wait] = spans(diner, "lock")
        assert wait.what == f"forks[{(seat + 1) % 5}]"
        [hold] = diner.holds
        assert hold.what == f"forks[{seat}]" and hold.begin <= wait.begin and wait.end <= hold.end
        waits.append(wait)
    assert all_overlap(waits)


@posix
def test_in_the_timeline_the_ordered_philosophers_eat_one_after_another(
    trace: Recording, python: str
) -> None:
    told = trace(f"{HERE}/philosophers_ordered.py", python=python)
    meals = {name: spans(told.lane(name), "sleep")[0] for name in ("Ann", "Bob", "Cem", "Dan", "Eve")}
    assert never_overlap(meals.values())
    order = sorted(meals, key=lambda name: meals[name].begin)
    assert order == ["Dan", "Cem", "Bob", "Ann", "Eve"]
    for number in range(5):
        assert never_overlap(told.holds(f"forks[{number}]"))


@posix
def test_in_the_timeline_the_barber_sleeps_until_somebody_comes(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/sleeping_barber.py", python=python)
    barber = told.lane("barber")
    assert spans(barber, "get", "chairs")
    customers = [lane for lane in told.lanes("thread") if lane is not barber]
    assert len(customers) == 6
    assert sum(len(marks(lane, "try", "chairs")) for lane in customers) == 3


@posix
def test_in_the_timeline_the_reader_and_the_writer_wait_for_each_other(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/rwlock_read_twice.py", python=python)
    main, writer = told.lane("main"), told.lane("write")
    assert overlap(spans(main, "condition")[0], spans(writer, "condition")[0])


@posix
def test_in_the_timeline_both_smokers_hold_one_and_wait_for_another(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/smokers_take_one.py", python=python)
    last = [spans(lane, "semaphore")[-1] for lane in told.lanes("thread")]
    assert all_overlap(last) and all(told.whom(span) is None for span in last)


@posix
def test_in_the_timeline_both_customers_look_before_either_sits(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/barber_one_too_many.py", python=python)
    first, second = told.lanes("thread")
    looks = [lane.holds[0].end for lane in (first, second)]
    sits = [lane.holds[1].begin for lane in (first, second)]
    assert max(looks) <= min(sits)
