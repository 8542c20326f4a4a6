"""A trace: what one run of a program did, lane by lane; NAME.trace.json, whose schema is trace.schema.json.

Reads, checks and writes such files.  Times are whole microseconds since the first recorded action.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from press.errors import BookError
from press.snippets.model import Snippet, sha256

SCHEMA = 1
CURE = "run `make record`, which makes it anew; traces are never edited by hand"
KINDS = ("main", "thread", "worker", "service", "process", "task")
STATES = (
    "starting", "launch", "create", "run", "gil", "sleep", "lock", "semaphore", "event", "condition",
    "barrier", "get",
    "put", "queue-join", "join", "future", "futures", "timer", "io", "idle", "exit", "loop", "await",
)  # fmt: skip
MARKS = (
    "start", "join", "acquire", "release", "try", "arrive", "pass", "set", "clear", "notify", "abort",
    "reset", "put", "get", "task_done", "shutdown", "submit", "job", "settle", "result", "callback",
    "cancels", "cancel", "kill", "raise", "timeout", "sleep", "await", "io", "exit",
)  # fmt: skip


@dataclass(frozen=True)
class Span:
    """A lane was in one state from `begin` to `end`."""

    begin: int
    end: int
    state: str
    what: str = ""
    """The lock, queue, event ... by the name of its variable; the job; the function that is awaited."""
    whom: int | None = None
    """The lane that ended the wait: it released, set, put, arrived, ended.  None where that is not known."""
    count: int = 1
    """Of how many waits this one is the sum, where they follow each other closely (a polling loop)."""
    cause: int | None = None
    """When that lane did what ended the wait."""


@dataclass(frozen=True)
class Hold:
    """A lane held a lock."""

    begin: int
    end: int
    what: str


@dataclass(frozen=True)
class Mark:
    """Something a lane did at one moment."""

    at: int
    kind: str
    what: str = ""
    lane: int | None = None
    """The lane that was started or joined."""
    count: int = 1
    until: int | None = None
    """When it did so for the last time, if `count` is more than 1."""


@dataclass
class Lane:
    """A thread, a process's main thread, or a task."""

    name: str
    kind: str
    detail: str = ""
    """The function it runs, or the call that made the task's coroutine."""
    parent: int | None = None
    process: int = 0
    """Processes are numbered as they begin."""
    begin: int = 0
    end: int = 0
    cut: bool = False
    """Whether it was still going on when its process ended."""
    daemon: bool = False
    spans: list[Span] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    jobs: list[Hold] = field(default_factory=list)
    """When a worker ran which job, or a lane which callback."""
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True)
class Trace:
    """One run."""

    program: str
    """'ideas/races/lost_update.py'"""
    source: str
    """SHA-256 of the program that ran."""
    python: str
    system: str
    gil: str
    """'measured': the spans say who executed; 'on', 'off': only that it is."""
    lead: int
    """Microseconds from the program's first line to the first recorded action, where the trace begins."""
    end: int
    lanes: list[Lane]

    def all_spans(self) -> Iterator[tuple[Lane, Span]]:
        """Every span with its lane."""
        return ((lane, span) for lane in self.lanes for span in lane.spans)


def as_text(trace: Trace) -> str:
    """The content of its file: a line per lane's head, spans, holds and marks."""
    names = "program", "source", "python", "system", "gil", "lead", "end"
    head = {name: getattr(trace, name) for name in names}
    first = json.dumps({"schema": SCHEMA, **head}, ensure_ascii=False)[:-1]
    lanes = ",\n".join(_lane_text(lane) for lane in trace.lanes)
    return f'{first},\n"lanes": [\n{lanes}\n]}}\n'


def _lane_text(lane: Lane) -> str:
    head: dict[str, Any] = {"name": lane.name, "kind": lane.kind, "begin": lane.begin, "end": lane.end}
    if lane.parent is not None:
        head["parent"] = lane.parent
    optional = {"detail": lane.detail, "process": lane.process, "cut": lane.cut, "daemon": lane.daemon}
    head |= {name: value for name, value in optional.items() if value}
    rows = {
        "spans": [_row(s.begin, s.end, s.state, s.what, s.whom, s.count, s.cause) for s in lane.spans],
        "holds": [_row(h.begin, h.end, h.what) for h in lane.holds],
        "jobs": [_row(j.begin, j.end, j.what) for j in lane.jobs],
        "marks": [_row(m.at, m.kind, m.what, m.lane, m.count, m.until) for m in lane.marks],
    }
    text = json.dumps(head, ensure_ascii=False)[:-1]
    for name, row in rows.items():
        if row:
            text += f',\n "{name}": {json.dumps(row, ensure_ascii=False, separators=(",", ":"))}'
    return text + "}"


def _row(*values: Any) -> list[Any]:
    """Values without the trailing ones that say nothing: no moment, once, no lane, no text."""
    row = list(values)
    for nothing in (None, 1, None, ""):
        if len(row) > 2 and row[-1] == nothing and row[-1] is not True:
            row.pop()
    return row


def trace_path(program: Path) -> Path:
    """Where the trace of a program is, if it has one."""
    return program.with_name(f"{program.stem}.trace.json")


def read_trace(path: Path) -> Trace:
    """Read and check a trace.  Raises BookError for whatever is not as it should be."""
    try:
        table = json.loads(path.read_text("utf-8"))
        if table.pop("schema", None) != SCHEMA:
            raise ValueError(f"its schema is not {SCHEMA}")
        lanes = [_lane(entry) for entry in table.pop("lanes")]
        trace = Trace(lanes=lanes, **table)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BookError(path, None, f"no trace: {error}", CURE) from None
    wrong = next(mistakes(trace), None)
    if wrong:
        raise BookError(path, None, f"no sound trace: {wrong}", CURE)
    return trace


def _lane(entry: dict[str, Any]) -> Lane:
    spans = [Span(*row) for row in entry.pop("spans", [])]
    holds = [Hold(*row) for row in entry.pop("holds", [])]
    jobs = [Hold(*row) for row in entry.pop("jobs", [])]
    marks = [Mark(*row) for row in entry.pop("marks", [])]
    return Lane(spans=spans, holds=holds, jobs=jobs, marks=marks, **entry)


def check_current(snippet: Snippet, trace: Trace) -> None:
    """Raise BookError if the program has changed since its trace was recorded."""
    if trace.source != sha256(snippet.source):
        what = "the program has changed since its timeline was recorded"
        raise BookError(f"snippets/{snippet.name}", None, what, CURE)


def mistakes(trace: Trace) -> Iterator[str]:
    """What is wrong with a trace, in words."""
    if not trace.lanes or trace.lanes[0].kind != "main":
        yield "its first lane is not main"
    if trace.gil not in ("measured", "on", "off"):
        yield f"gil is {trace.gil!r}"
    for lane in trace.lanes:
        yield from _lane_mistakes(lane, trace)


def _lane_mistakes(lane: Lane, trace: Trace) -> Iterator[str]:
    others = [span.whom for span in lane.spans] + [mark.lane for mark in lane.marks] + [lane.parent]
    if lane.kind not in KINDS:
        yield f"{lane.name} is of the unknown kind {lane.kind!r}"
    if not 0 <= lane.begin <= lane.end <= trace.end:
        yield f"{lane.name} begins at {lane.begin} and ends at {lane.end}"
    if any(other is not None and not 0 <= other < len(trace.lanes) for other in others):
        yield f"{lane.name} names a lane that is not there"
    for state in {span.state for span in lane.spans} - set(STATES):
        yield f"{lane.name} is in the unknown state {state!r}"
    for kind in {mark.kind for mark in lane.marks} - set(MARKS):
        yield f"{lane.name} has the unknown mark {kind!r}"
    if any(not 0 <= one.begin <= one.end <= trace.end for one in (*lane.holds, *lane.jobs)):
        yield f"{lane.name} holds a lock, or runs a job, at a time that is none"
    if any(not 0 <= mark.at <= (mark.until or trace.end) <= trace.end for mark in lane.marks):
        yield f"{lane.name} has a mark at a time that is none"
    last = lane.begin
    for span in lane.spans:
        if span.begin != last or span.end < span.begin:
            yield f"{lane.name} has a gap at {span.begin}"
        last = span.end
    if lane.spans and last != lane.end:
        yield f"{lane.name} ends at {lane.end}, its last span at {last}"
