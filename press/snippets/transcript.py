r"""Does this run keep the contract?  A pure function from two texts to a reason, '' if it does.

Default: every line, in order, exactly.  A contract may relax it: `lanes` (lines the expression matches may
float between the fixed lines around them; those with the same match keep their own order) and `vary` (text
that carries no claim).  Always so, because no run can repeat them:

  * durations ("0.51 s", "12 ms"), clock times and dates are masked;
  * identities (pids, thread ids, addresses, ports) are compared by identity: what was the same number in
    the recording must be the same number here, and what was different must be different;
  * in a traceback the line number of a library frame (`File ".../threading.py", line 1075`) is masked: it
    changes with every patch release.  Frames in the program itself keep theirs; what else differs between
    Pythons (carets, wording) has a recorded output of its own.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from press.snippets.metadata import Contract

ALWAYS_VARY = (
    r"\b\d+(?:\.\d+)? ?(?:s|ms|us|µs|μs|ns|seconds|sec)\b",
    r"\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b",
    r"\b20\d\d-\d\d-\d\d\b",
)
LIBRARY_LINE = re.compile(r'(File "\.\.\./[^"]+", line )\d+')
IDENTITY = re.compile(
    r"""(?xi)
    \b (?: pid | process (?:\ id)? ) (?:\ |=|:\ ?) (?P<pid> \d{2,} | (?<=pid.)\d )                   |
    \b (?: thread\ id | native\ id | ident | tid ) (?:\ |=|:\ ?) (?P<tid> \d{2,} )                   |
    (?P<addr> \b 0x [0-9a-f]{6,16} \b )                                                              |
    (?P<ident> \b 1[234]\d{13} \b )                                                                  |
    127\.0\.0\.1 (?: : | ',\ ) (?P<port> \d{4,5} )                                                   |
    \b port (?:\ |=|:\ ?) (?P<portno> \d{4,5} )
    """
)
KIND = {"ident": "tid", "portno": "port"}
SEARCH_LIMIT = 50_000

Identity = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """One line: as printed, masked, the identities in it, and the lane it floats in (None: it is fixed)."""

    raw: str
    text: str
    identities: tuple[Identity, ...]
    lane: str | None


Lane = list[Line]
Segment = Line | list[Lane]


def compare(recorded: str, run: str, contract: Contract | None = None) -> str:
    """'' if `run` is one the recorded transcript stands for under its contract; else why not, with a diff."""
    contract = contract or Contract()
    want, got = (read_lines(text, contract) for text in (recorded, run))
    reason = _mismatch(list(_segments(want)), list(_segments(got)))
    return reason and f"{reason}\n{_diff(want, got)}"


def first_difference(recorded: str, run: str, contract: Contract) -> int:
    """Number (from 1) of the first line of the recorded text that the run does not repeat in its place."""
    want, got = ([line.text for line in read_lines(text, contract)] for text in (recorded, run))
    for number, (expected, actual) in enumerate(itertools.zip_longest(want, got), 1):
        if expected != actual:
            return max(1, min(number, len(want)))
    return 1


def read_lines(text: str, contract: Contract) -> list[Line]:
    """Split a transcript into lines, masked and told apart as the contract says."""
    lanes = re.compile(contract.lanes) if contract.lanes is not None else None
    vary = [re.compile(expression) for expression in (*contract.vary, *ALWAYS_VARY)]
    raws = text.split("\n")
    return [_read_line(raw, lanes, vary) for raw in (raws[:-1] if raws[-1] == "" else raws)]


def _read_line(raw: str, lanes: re.Pattern[str] | None, vary: list[re.Pattern[str]]) -> Line:
    found = lanes.search(raw) if lanes else None
    lane = _mask(found.group(), vary) if found else None
    masked = _mask(raw, vary)
    text, identities, end = "", [], 0
    for match in IDENTITY.finditer(masked):
        group = match.lastgroup or ""
        identities.append((KIND.get(group, group), match[group]))
        text += masked[end : match.start(group)] + f"‹{KIND.get(group, group)}›"
        end = match.end(group)
    return Line(raw, text + masked[end:], tuple(identities), lane)


def _mask(text: str, vary: Iterable[re.Pattern[str]]) -> str:
    for expression in vary:
        text = expression.sub("‹…›", text)
    return LIBRARY_LINE.sub(r"\1‹…›", text)


def _segments(lines: Sequence[Line]) -> Iterator[Segment]:
    """Fixed lines, and between them the lanes that float there."""
    for floats, group in itertools.groupby(lines, key=lambda line: line.lane is not None):
        if not floats:
            yield from group
            continue
        lanes: dict[str | None, Lane] = {}
        for line in group:
            lanes.setdefault(line.lane, []).append(line)
        yield list(lanes.values())


def _texts(lane: Lane) -> list[str]:
    return [line.text for line in lane]


def _mismatch(want: list[Segment], got: list[Segment]) -> str:
    """'' or why the two do not match: first the texts, segment by segment, then the identities over all."""
    sure: list[tuple[Line, Line]] = []
    open_lanes: list[tuple[list[Lane], list[Lane]]] = []
    for expected, actual in itertools.zip_longest(want, got):
        reason = _text_mismatch(expected, actual)
        if reason:
            return reason
        if isinstance(expected, Line) and isinstance(actual, Line):
            sure.append((expected, actual))
        elif isinstance(expected, list) and isinstance(actual, list):
            for mine, theirs in _same_texts(expected, actual):
                if len(mine) == 1:
                    sure += zip(mine[0], theirs[0], strict=True)
                elif any(line.identities for lane in mine for line in lane):
                    open_lanes.append((mine, theirs))
    return _identity_mismatch(sure, open_lanes)


def _same_texts(expected: list[Lane], actual: list[Lane]) -> Iterator[tuple[list[Lane], list[Lane]]]:
    """Lanes of both sides whose texts are equal, and which therefore may stand for each other."""
    pairs = zip(sorted(expected, key=_texts), sorted(actual, key=_texts), strict=True)
    for _, group in itertools.groupby(pairs, key=lambda pair: _texts(pair[0])):
        mine, theirs = zip(*group, strict=True)
        yield list(mine), list(theirs)


def _text_mismatch(expected: Segment | None, actual: Segment | None) -> str:
    if expected is None or actual is None:
        there = expected if actual is None else actual
        return f"{'missing' if actual is None else 'extra'} output: {_first(there)!r}"
    if isinstance(expected, Line) or isinstance(actual, Line):
        if isinstance(expected, Line) and isinstance(actual, Line) and expected.text == actual.text:
            return ""
        return f"expected {_first(expected)!r}, got {_first(actual)!r}"
    want, got = sorted(map(_texts, expected)), sorted(map(_texts, actual))
    if want == got:
        return ""
    parts = ["between the fixed lines the lanes differ"]
    parts += [f"  recorded only: {lane}" for lane in want if lane not in got]
    parts += [f"  this run only: {lane}" for lane in got if lane not in want]
    if len(parts) == 1:
        parts.append("  a lane is there more often on one side than on the other")
    return "\n".join(parts)


def _first(segment: Segment | None) -> str:
    if segment is None:
        return ""
    return segment.raw if isinstance(segment, Line) else segment[0][0].raw


class _Pairing:
    """A one-to-one map between the identities of the recording and those of the run, with undo."""

    def __init__(self) -> None:
        self.there: dict[Identity, Identity] = {}
        self.back: dict[Identity, Identity] = {}
        self.steps: list[tuple[Identity, Identity]] = []

    def bind(self, pairs: Iterable[tuple[Line, Line]]) -> tuple[Line, Line] | None:
        """Add the identities of lines that belong together; the first pair that contradicts, or None."""
        for mine, theirs in pairs:
            for one, other in zip(mine.identities, theirs.identities, strict=True):
                if one not in self.there and other not in self.back:
                    self.there[one], self.back[other] = other, one
                    self.steps.append((one, other))
                elif self.there.get(one) != other or self.back.get(other) != one:
                    return mine, theirs
        return None

    def undo(self, mark: int) -> None:
        while len(self.steps) > mark:
            one, other = self.steps.pop()
            del self.there[one], self.back[other]


def _identity_mismatch(sure: list[tuple[Line, Line]], open_lanes: list[tuple[list[Lane], list[Lane]]]) -> str:
    """Pairs that are certain first; then lanes of equal text are tried against each other."""
    pairing = _Pairing()
    wrong = pairing.bind(sure)
    if wrong:
        return (
            "identities differ (the same or different pid, thread, address or port): "
            f"expected {wrong[0].raw!r}, got {wrong[1].raw!r}"
        )
    slots = [(lane, theirs) for mine, theirs in open_lanes for lane in mine]
    used: set[int] = set()
    budget = SEARCH_LIMIT

    def place(index: int) -> bool:
        nonlocal budget
        if index == len(slots):
            return True
        lane, candidates = slots[index]
        for candidate in candidates:
            budget -= 1
            if id(candidate) in used or budget < 0:
                continue
            mark = len(pairing.steps)
            if pairing.bind(zip(lane, candidate, strict=True)) is None:
                used.add(id(candidate))
                if place(index + 1):
                    return True
                used.discard(id(candidate))
            pairing.undo(mark)
        return False

    if place(0):
        return ""
    return "identities within the lanes differ (the same or different pid, thread, address or port)"


def _diff(want: list[Line], got: list[Line]) -> str:
    """A unified diff in which lines that only floated, or differ in masked text alone, are equal."""
    mine, theirs = ([line.text for part in _segments(lines) for line in _flat(part)] for lines in (want, got))
    return "\n".join(difflib.unified_diff(mine, theirs, "recorded", "this run", lineterm="", n=30))


def _flat(segment: Segment) -> Iterator[Line]:
    if isinstance(segment, Line):
        yield segment
    else:
        for lane in sorted(segment, key=_texts):
            yield from lane
