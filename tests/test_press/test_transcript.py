"""The matcher accepts every legal reordering of a recording and rejects every illegal one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from press.snippets.metadata import Contract
from press.snippets.transcript import compare, first_difference

LANES = Contract(lanes=r"^\w+:")
PIDS = ("10", "11", "12")

fixed = st.sampled_from(["start", "middle", "end", ""])
floating = st.builds("{}: {}".format, st.sampled_from("ABC"), st.sampled_from(["one", "two", "three"]))
with_pid = st.builds(
    "{}: {} pid {}".format, st.sampled_from("AB"), st.sampled_from(["x", "y"]), st.sampled_from(PIDS)
)
in_pid_lane = st.builds("pid {}: {}".format, st.sampled_from(PIDS), st.sampled_from(["x", "y"]))


def text(lines: list[str]) -> str:
    return "".join(line + "\n" for line in lines)


def canonical(lines: list[str], lanes: str) -> list[object]:
    """What must be equal in two matching runs, written down naively: fixed lines, and per lane its lines."""
    out: list[object] = []
    for line in lines:
        found = re.search(lanes, line)
        if not found:
            out.append(line)
            continue
        if not out or not isinstance(out[-1], dict):
            out.append({})
        region = out[-1]
        assert isinstance(region, dict)
        region.setdefault(found.group(), []).append(line)
    return out


def renamed(lines: list[str]) -> Iterator[list[str]]:
    """The lines under every one-to-one renaming of their pids into PIDS."""
    for targets in itertools.permutations(PIDS):
        names = dict(zip(PIDS, targets, strict=True))
        yield [
            re.sub(r"(?<=pid )\d\d", lambda found, names=names: names[found.group()], line) for line in lines
        ]


@st.composite
def reordered(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """A legal run: in each stretch of floating lines the lanes are interleaved anew."""
    out: list[str] = []
    for floats, group in itertools.groupby(lines, key=lambda line: re.search(r"^\w+:", line) is not None):
        if not floats:
            out += group
            continue
        lanes: dict[str, list[str]] = {}
        for line in group:
            lanes.setdefault(line[0], []).append(line)
        order = draw(st.permutations([name for name, own in lanes.items() for _ in own]))
        taking = {name: iter(own) for name, own in lanes.items()}
        out += [next(taking[name]) for name in order]
    return out


@st.composite
def disturbed(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """The lines after a few moves, losses, doublings and changes, legal or not."""
    out = list(lines)
    for _ in range(draw(st.integers(1, 3))):
        if not out:
            break
        here = draw(st.integers(0, len(out) - 1))
        line = out.pop(here)
        action = draw(st.sampled_from(["move", "lose", "double", "rename"]))
        if action == "move":
            out.insert(draw(st.integers(0, len(out))), line)
        elif action == "double":
            out[here:here] = [line, line]
        elif action == "rename":
            out.insert(here, re.sub(r"(?<=pid )\d\d", draw(st.sampled_from(PIDS)), line))
    return out


@given(st.data(), st.lists(fixed | floating, max_size=12))
def test_accepts_every_legal_interleaving(data: st.DataObject, lines: list[str]) -> None:
    run = data.draw(reordered(lines))
    assert compare(text(lines), text(run), LANES) == ""


@settings(max_examples=300)
@given(st.data(), st.lists(fixed | floating, max_size=10))
def test_accepts_exactly_what_is_legal(data: st.DataObject, lines: list[str]) -> None:
    run = data.draw(disturbed(lines))
    legal = canonical(lines, r"^\w+:") == canonical(run, r"^\w+:")
    assert (compare(text(lines), text(run), LANES) == "") == legal


@settings(max_examples=300)
@given(st.data(), st.lists(fixed | with_pid | in_pid_lane, max_size=8))
@pytest.mark.parametrize("lanes", [r"^\w+:", r"^pid \d+:", r".*", r"^$^"])
def test_identities_are_renamed_one_to_one_or_the_run_is_rejected(
    lanes: str, data: st.DataObject, lines: list[str]
) -> None:
    run = data.draw(disturbed(lines))
    run = data.draw(st.sampled_from(list(renamed(run))))
    wanted = canonical(lines, lanes)
    legal = any(canonical(other, lanes) == wanted for other in renamed(run))
    assert (compare(text(lines), text(run), Contract(lanes=lanes)) == "") == legal


@given(st.lists(fixed | floating, min_size=1, max_size=8), st.data())
def test_without_lanes_only_the_same_lines_in_the_same_order(lines: list[str], data: st.DataObject) -> None:
    run = data.draw(disturbed(lines))
    assert (compare(text(lines), text(run)) == "") == (lines == run)


@pytest.mark.parametrize(
    ("recorded", "run"),
    [
        ("took 0.51 s\n", "took 12 ms\n"),
        ("at 10:00:01.5 on 2025-01-02\n", "at 23:59:59 on 2026-12-31\n"),
        ("pid 10, pid 10, pid 11\n", "pid 7, pid 7, pid 10\n"),
        ("<Lock at 0x7f00aa000010>\n", "<Lock at 0x55aa00bb0020>\n"),
        ("process 1234 ended\n", "process 99 ended\n"),
        ("thread 140234567890123\n", "thread 139876543210987\n"),
        ("thread id 6171373568\n", "thread id 140\n"),
        ("127.0.0.1:40000 and port 40000\n", "127.0.0.1:41234 and port 41234\n"),
        ("('127.0.0.1', 40000)\n", "('127.0.0.1', 1024)\n"),
        ('  File ".../threading.py", line 1075, in run\n', '  File ".../threading.py", line 982, in run\n'),
    ],
)
def test_what_no_run_can_repeat_is_no_difference(recorded: str, run: str) -> None:
    assert compare(recorded, run) == ""


@pytest.mark.parametrize(
    ("recorded", "run", "reason"),
    [
        ("total 51\n", "total 52\n", "expected 'total 51', got 'total 52'"),
        ("pid 10\npid 10\n", "pid 10\npid 11\n", "identities differ"),
        ("pid 10\npid 11\n", "pid 10\npid 10\n", "identities differ"),
        ("127.0.0.1:40000 port 40000\n", "127.0.0.1:40000 port 40001\n", "identities differ"),
        ("a\nb\n", "a\n", "missing output: 'b'"),
        ("a\n", "a\nb\n", "extra output: 'b'"),
        ("process 1 of 3\n", "process 2 of 3\n", "expected"),
        ('  File "x.py", line 7, in f\n', '  File "x.py", line 8, in f\n', "line 8"),
        (
            '  File ".../threading.py", line 1, in run\n',
            '  File ".../queue.py", line 1, in run\n',
            "expected",
        ),
    ],
)
def test_a_difference_is_named(recorded: str, run: str, reason: str) -> None:
    assert reason in compare(recorded, run)


def test_what_varies_by_contract_is_no_difference() -> None:
    assert compare("got 51 of 60\n", "got 7 of 60\n", Contract(vary=(r"got \d+",))) == ""
    assert compare("got 51 of 60\n", "got 51 of 61\n", Contract(vary=(r"got \d+",))) != ""


def test_masked_text_does_not_split_a_lane() -> None:
    any_order = Contract(lanes=".*")
    assert compare("took 0.5 s\ntook 0.5 s\n", "took 0.6 s\ntook 0.7 s\n", any_order) == ""


def test_the_diff_leaves_out_what_only_floated() -> None:
    reason = compare("A: 1\nB: 1\nB: 2\nend\n", "B: 1\nA: 1\nB: 3\nend\n", LANES)
    changed = [line for line in reason.splitlines() if re.match(r"[-+](?![-+])", line)]
    assert changed == ["-B: 2", "+B: 3"]


def test_many_equal_workers_are_matched_at_once() -> None:
    recorded = [f"pid {100 + n}: begin" for n in range(40)] + [f"pid {100 + n}: end" for n in range(40)]
    run = [f"pid {500 - n}: begin" for n in range(40)] + [f"pid {500 - n}: end" for n in range(40)]
    contract = Contract(lanes=r"^pid \d+:")
    assert compare(text(recorded), text(run), contract) == ""
    assert "identities" in compare(text([*recorded, "last pid 100"]), text([*run, "last pid 7"]), contract)


def test_long_outputs_are_compared() -> None:
    lines = [f"line number {n}" for n in range(5000)]
    assert compare(text(lines), text(lines)) == ""
    assert "missing" in compare(text(lines), text(lines[:-1]))


def test_the_first_difference_has_a_line_number() -> None:
    assert first_difference("a\nb\nc\n", "a\nx\nc\n", Contract()) == 2
    assert first_difference("a\n", "a\nb\n", Contract()) == 1
