"""What chapter 4 says about races and its transcripts cannot show.

Each claim is forced by a handshake or proved by breaking a program; none waits for an unlucky run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Lock, Thread

import pytest

from press.snippets.claims import RunSnippet

Vary = Callable[[str, str, str], Path]


def in_two_threads(work: Callable[[], object]) -> None:
    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# The lost update


def test_four_of_the_six_orders_lose_an_update(run_snippet: RunSnippet, python: str) -> None:
    lines = run_snippet("ideas/races/all_interleavings.py", python=python).lines
    orders = [line.partition("counter")[0].split() for line in lines]
    assert len({tuple(order) for order in orders}) == 6
    assert all(Counter(order) == {"A": 2, "B": 2} for order in orders)
    results = Counter(line.rpartition(" ")[2] for line in lines)
    assert results == {"1": 4, "2": 2}


def test_only_the_orders_without_overlap_are_right(run_snippet: RunSnippet) -> None:
    lines = run_snippet("ideas/races/all_interleavings.py").lines
    right = [line.split("   ")[0] for line in lines if line.endswith("= 2")]
    assert right == ["A A B B", "B B A A"]


def test_it_is_the_lock_that_saves_the_update(run_snippet: RunSnippet, variant_of: Vary) -> None:
    unlocked = variant_of("ideas/races/lock_fixes_lost_update.py", "with lock:", "if True:")
    assert run_snippet(unlocked).lines == [
        "2 threads added 1 each: counter = 1",
        "the bad order was refused: False",
    ]


def test_reading_before_the_lock_loses_the_update() -> None:
    counter, lock, both_have_read = 0, Lock(), Barrier(2)

    def add_one() -> None:
        nonlocal counter
        seen = counter
        both_have_read.wait()
        with lock:
            counter = seen + 1

    in_two_threads(add_one)
    assert counter == 1


def test_three_threads_at_the_barrier_lose_two_updates(
    run_snippet: RunSnippet, tmp_path: Path, variant_of: Vary
) -> None:
    three_threads = variant_of("ideas/races/lost_update_forced.py", "range(2)", "range(3)")
    three_threads.write_text(three_threads.read_text("utf-8").replace("Barrier(2)", "Barrier(3)"), "utf-8")
    assert run_snippet(three_threads).lines == ["2 threads added 1 each: counter = 1"]


# The invariant


@pytest.mark.parametrize("function", ["transfer(amount)", "audit()"])
def test_one_function_without_the_lock_is_enough_to_break_the_invariant(
    run_snippet: RunSnippet, variant_of: Vary, function: str
) -> None:
    path = "ideas/races/lock_keeps_invariant.py"
    first = {"transfer(amount)": '        accounts["ann"] -= amount', "audit()": "        print("}[function]
    unlocked = variant_of(path, f"    with lock:\n{first}", f"    if True:\n{first}")
    assert run_snippet(unlocked).lines == ["audit sees 80", "at the end 100"]


@pytest.mark.parametrize(("guard", "came"), [("with lock:", "False"), ("if True:", "True")])
def test_the_audit_comes_in_between_only_if_it_takes_no_lock(
    run_snippet: RunSnippet, tmp_path: Path, variant_of: Vary, guard: str, came: str
) -> None:
    asking = variant_of(
        "ideas/races/lock_keeps_invariant.py",
        "        audit_done.wait(timeout=0.1)",
        "        print('audit came in between:', audit_done.wait(timeout=5 if GUARD else 0.1))",
    )
    source = asking.read_text("utf-8").replace("GUARD", str(guard == "if True:"))
    asking.write_text(
        source.replace("    with lock:\n        print(f", f"    {guard}\n        print(f"), "utf-8"
    )
    assert f"audit came in between: {came}" in run_snippet(asking).lines


# Check, then act


def test_it_is_the_lock_that_makes_the_check_valid(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """Without it both threads check at once: the barrier inside does not break."""
    unlocked = variant_of("ideas/races/lock_fixes_check_then_act.py", "with lock:", "if True:")
    source = unlocked.read_text("utf-8").replace("timeout=0.1", "timeout=5")
    unlocked.write_text(f"{source}print(both_have_checked.broken)\n", "utf-8")
    assert run_snippet(unlocked).lines == ["connections opened: 2", "False"]


def test_a_lock_around_the_act_alone_comes_too_late() -> None:
    connections: dict[str, object] = {}
    opened: list[str] = []
    lock, both_have_checked = Lock(), Barrier(2)

    def get_connection() -> None:
        if "db" not in connections:
            both_have_checked.wait()
            with lock:
                opened.append("db")
                connections["db"] = object()

    in_two_threads(get_connection)
    assert len(opened) == 2


def test_append_after_a_check_can_add_twice() -> None:
    items: list[str] = []
    both_have_checked = Barrier(2)

    def add() -> None:
        if "x" not in items:
            both_have_checked.wait()
            items.append("x")

    in_two_threads(add)
    assert items == ["x", "x"]


def test_two_calls_of_setdefault_agree_two_writes_do_not(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = "ideas/races/setdefault_keeps_one.py"
    call = "return connections.setdefault(host, fresh)"
    assert run_snippet(path).lines[-1].endswith("True")
    two_steps = variant_of(path, call, "connections[host] = fresh\n    return fresh")
    assert run_snippet(two_steps).lines[-1].endswith("False")


def test_both_connections_are_open_before_one_is_stored(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = "ideas/races/setdefault_keeps_one.py"
    call = "return connections.setdefault(host, fresh)"
    telling = variant_of(path, call, f"print(len(opened))\n    {call}")
    assert run_snippet(telling).lines[:2] == ["2", "2"]


CACHED_PROPERTY = """
from contextlib import suppress
from functools import cached_property
from threading import Barrier, BrokenBarrierError, Thread

calls = []
both_inside = Barrier(2, timeout=TIMEOUT)


class Page:
    @cached_property
    def size(self):
        calls.append("size")
        with suppress(BrokenBarrierError):
            both_inside.wait()
        return 1


page = Page()
threads = [Thread(target=lambda: page.size) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(calls))
"""


def test_cached_property_lost_its_lock_in_3_12(run_snippet: RunSnippet, tmp_path: Path, python: str) -> None:
    """Up to 3.11 the second thread cannot get in, and the first waits for it in vain."""
    program = tmp_path / "cached_property_calls.py"
    program.write_text(CACHED_PROPERTY.replace("TIMEOUT", "0.2" if python == "3.11" else "None"), "utf-8")
    assert run_snippet(program, python=python).lines == ["1" if python == "3.11" else "2"]


# The old demonstration


def test_the_old_demonstration_runs_everywhere(run_snippet: RunSnippet, python: str) -> None:
    run = run_snippet("ideas/races/old_demo_today.py", python=python)
    assert run.code == 0
    assert len(run.lines) == 3


WINDOW = """
import dis

names = [step.opname for step in dis.get_instructions("n += 1")]
for name in names[names.index("LOAD_NAME"):names.index("STORE_NAME")]:
    print(name)
"""


def test_a_thread_cannot_hand_over_the_gil_inside_the_window(
    run_snippet: RunSnippet, tmp_path: Path, python: str
) -> None:
    """No call, no jump, no function start lies between reading and writing."""
    program = tmp_path / "window_of_increment.py"
    program.write_text(WINDOW, "utf-8")
    window = run_snippet(program, python=python).lines
    assert window[0] == "LOAD_NAME"
    assert not [name for name in window if "CALL" in name or "JUMP" in name or name == "RESUME"]


def test_it_asks_for_a_switch_fifty_times_as_often(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    path, tell = "ideas/races/old_demo_today.py", "print(sys.getswitchinterval())\n"
    before = variant_of(path, "ROUNDS = 200_000", f"{tell}ROUNDS = 200_000")
    after = variant_of(path, 'version = "."', f'{tell}version = "."')
    usual, asked = (float(run_snippet(one, python=python).lines[0]) for one in (before, after))
    assert round(usual / asked, 6) == 50


# Data race and race condition


def test_holding_the_lock_from_read_to_write_is_what_helps(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """One lock over both accesses: the two threads cannot meet in the window any more."""
    joined = variant_of(
        "ideas/races/lock_each_access.py",
        "    both_have_read.wait()\n    with lock:\n        counter",
        "        counter",
    )
    assert run_snippet(joined).lines == ["2 threads added 1 each: counter = 2"]


COUNTED = """
class Counted:
    def __init__(self):
        self.lock = threading.Lock()
        self.taken = 0

    def __enter__(self):
        self.lock.acquire()
        self.taken += 1

    def __exit__(self, *error):
        self.lock.release()


lock = Counted()
"""


def test_every_access_is_made_under_the_lock(run_snippet: RunSnippet, variant_of: Vary) -> None:
    counted = variant_of("ideas/races/lock_each_access.py", "lock = threading.Lock()\n", COUNTED)
    source = counted.read_text("utf-8").replace('print(f"2 threads', 'print(lock.taken)\nprint(f"2 threads')
    counted.write_text(source, "utf-8")
    assert run_snippet(counted).lines[0] == "4"


# Built-in operations


def test_sorted_leaves_the_list_alone(run_snippet: RunSnippet, variant_of: Vary) -> None:
    by_copy = variant_of(
        "ideas/races/sort_empties_the_list.py", "numbers.sort(key=key)", "sorted(numbers, key=key)"
    )
    assert run_snippet(by_copy).lines == ["during the sort: [3, 1, 2]", "after the sort: [3, 1, 2]"]


def test_the_loop_over_a_copy_shows_the_past(run_snippet: RunSnippet) -> None:
    lines = run_snippet("ideas/races/snapshot_before_iterating.py").lines
    assert "saw eve" not in lines
    assert lines[-1] == "now 3 sessions"


def test_without_the_copy_the_same_loop_stops(run_snippet: RunSnippet, variant_of: Vary) -> None:
    in_place = variant_of("ideas/races/snapshot_before_iterating.py", "sessions.copy()", "sessions")
    run = run_snippet(in_place, check=False)
    assert run.code == 1
    assert "RuntimeError: dictionary changed size during iteration" in run.output


# print


class Paper:
    """A file that counts what is written to it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def write(self, piece: str) -> None:
        self.pieces.append(piece)


@pytest.mark.parametrize(
    ("words", "pieces"),
    [(("I am", "left"), ["I am", " ", "left", "\n"]), (("I am left",), ["I am left", "\n"])],
    ids=["arguments", "f-string"],
)
def test_print_writes_each_argument_separator_and_line_end(words: tuple[str, ...], pieces: list[str]) -> None:
    paper = Paper()
    print(*words, file=paper)
    assert paper.pieces == pieces


class MeetingPaper(Paper):
    """After each piece it lets the other thread write, if that one can."""

    def __init__(self) -> None:
        super().__init__()
        self.both_wrote = Barrier(2)

    def write(self, piece: str) -> None:
        super().write(piece)
        with suppress(BrokenBarrierError):
            self.both_wrote.wait(timeout=0.1)


def test_a_lock_around_print_keeps_lines_whole() -> None:
    paper, lock = MeetingPaper(), Lock()

    def report() -> None:
        with lock:
            print("a", "b", file=paper)

    in_two_threads(report)
    assert "".join(paper.pieces) == "a b\na b\n"
