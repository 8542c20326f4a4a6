"""Events to a trace: lanes with spans, holds and marks.

A pure function over what the recorder wrote; of a wait it says who ended it, where the events tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from press.timeline.naming import name_at
from press.timeline.tidy import tidied
from press.timeline.trace import Hold, Lane, Mark, Span, Trace

Event = tuple[Any, ...]
"""(ns, lane's key, kind, ...)"""

ENDS_WAIT = {
    "lock": "release",
    "semaphore": "release",
    "event": "set",
    "condition": "notify",
    "barrier": "arrive",
    "get": "put",
    "put": "get",
}
"""By which mark of another lane on the same thing a wait ends."""
AFTER_WAIT = {
    "semaphore": "pass", "event": "pass", "condition": "pass", "barrier": "pass", "get": "get", "put": "put",
    "queue-join": "pass", "future": "result", "result": "result", "sleep": "sleep", "io": "io",
}  # fmt: skip
"""Which mark a finished wait leaves; that of a lock is its acquire, that of a join names the lane."""
SILENT = {"spawn", "loop", "exit"}
TASK_STATES = {"sleep", "group", "task", "await"}
PLAIN = {"release", "set", "clear", "notify", "abort", "put", "task_done", "try", "pass"}


@dataclass
class _Open:
    """A lane being put together; `stack` holds the states it is in, the innermost last."""

    lane: Lane
    since: int
    stack: list[tuple[str, str]] = field(default_factory=lambda: [("run", "")])
    held: dict[str, int] = field(default_factory=dict)
    closed: bool = False


class _Assembly:
    def __init__(self, main: str) -> None:
        self.main = main
        self.open: dict[str, _Open] = {}
        self.names: dict[str, str] = {}
        self.last: dict[tuple[str, str], str] = {}
        self.jobs: dict[str, str] = {}
        self.job_lane: dict[str, str] = {}
        self.raw: list[tuple[_Open, int]] = []
        self.exits: dict[str, int] = {}
        self.waits: dict[int, str] = {}

    # lanes

    def add(self, key: str, at: int, name: str, kind: str, detail: str = "", daemon: bool = False) -> _Open:
        lane = Lane(name, kind, detail, begin=at, daemon=daemon)
        made = self.open[key] = _Open(lane, at)
        return made

    def close(self, one: _Open, at: int, cut: bool = False) -> None:
        if not one.closed:
            self.span(one, at)
            one.lane.end, one.lane.cut, one.closed = at, cut, True
            for what, since in one.held.items():
                one.lane.holds.append(Hold(since, at, self.name(what)))

    def let_go(self, one: _Open, at: int, thing: str) -> None:
        """End a hold; a `Lock` may be released by another lane than the one that took it."""
        holders = [one, *self.open.values()]
        holder = next((each for each in holders if thing in each.held), None)
        if holder is not None:
            holder.lane.holds.append(Hold(holder.held.pop(thing), at, self.name(thing)))

    def span(self, one: _Open, at: int, whom: str | None = None) -> None:
        """End the state that the lane is in."""
        state, what = one.stack[-1]
        one.lane.spans.append(Span(one.since, at, state, what, None, 1))
        if whom is not None:
            self.waits[id(one.lane.spans[-1])] = whom
        one.since = at

    def mark(self, one: _Open, at: int, kind: str, what: str = "", lane: str | None = None) -> None:
        one.lane.marks.append(Mark(at, kind, what))
        if lane is not None:
            self.waits[id(one.lane.marks[-1])] = lane

    def name(self, thing: str) -> str:
        return self.names.get(thing, thing if ":" not in thing else "")

    # events

    def take(self, event: Event) -> None:
        at, key, kind, *rest = event
        if kind == "make":
            thing, _, file, *place = rest
            self.names[thing] = name_at(file, tuple(place))
            return
        if kind == "boot":
            if key == self.main:
                self.add(key, at, "main", "main")
            return
        if kind == "exit":
            self.exits[key.partition(".")[0]] = at
        one = self.open.get(key)
        if one is None:
            if kind == "begin":
                self.add(key, at, "", "thread")
            return
        if not one.closed:
            getattr(self, f"on_{kind}", self.on_plain)(one, key, at, kind, *rest)

    def on_plain(self, one: _Open, key: str, at: int, kind: str, thing: str = "", *_: Any) -> None:
        self.last[kind, thing] = key
        if kind == "release":
            self.let_go(one, at, thing)
        self.mark(one, at, kind, self.name(thing))

    def on_start(self, one: _Open, key: str, at: int, kind: str, new: str, *about: Any) -> None:
        name, of_kind, daemon, detail = about
        self.mark(one, at, "start", "", new)
        if new not in self.open:
            detail = "" if of_kind == "worker" else detail
            made = self.add(new, at, name.removesuffix(f" ({detail})"), of_kind, detail, daemon)
            made.stack = [("starting", "")]
            self.last["parent", new] = key

    def on_never(self, one: _Open, key: str, at: int, kind: str) -> None:
        self.close(one, at)

    def on_begin(self, one: _Open, key: str, at: int, kind: str) -> None:
        self.span(one, at)
        one.stack = [("idle" if one.lane.kind == "worker" else "run", "")]

    def on_end(self, one: _Open, key: str, at: int, kind: str) -> None:
        self.last["end", key] = key
        self.close(one, at)

    def on_exit(self, one: _Open, key: str, at: int, kind: str, status: int) -> None:
        if status:
            self.mark(one, at, "exit", f"os._exit({status})")

    def on_call(self, one: _Open, key: str, at: int, kind: str, state: str, thing: str) -> None:
        if state == "barrier":
            self.last["arrive", thing] = key
            self.mark(one, at, "arrive", self.name(thing))
        if state == "spawn":
            one.stack.append(one.stack[-1])
            return
        self.span(one, at)
        self.last["wait", key] = thing
        what = "" if state in ("join", "launch", "loop", "exit") else self.jobs.get(thing, self.name(thing))
        one.stack.append((state, what))

    def on_back(self, one: _Open, key: str, at: int, kind: str, outcome: str) -> None:
        if len(one.stack) < 2:
            return
        state, what = one.stack[-1]
        thing = self.last.pop(("wait", key), "")
        whom = None if outcome else self.ender(state, thing)
        if one.stack[-1] != one.stack[-2] or state not in ("run", "idle"):
            if whom == key:  # the last one at a barrier opens it and does not wait
                one.stack[-1], whom = one.stack[-2], None
            self.span(one, at, whom)
            if outcome:
                late = outcome == "timeout"
                self.mark(one, at, "timeout" if late else "raise", what if late else outcome)
            elif state == "join":
                self.mark(one, at, "join", "", thing)
            elif state in AFTER_WAIT:
                self.mark(one, at, AFTER_WAIT[state], what)
                self.last[AFTER_WAIT[state], thing] = key
        one.stack.pop()

    def ender(self, state: str, thing: str) -> str | None:
        """The lane whose doing ended a wait."""
        if state in ("join", "launch"):
            return thing
        if state == "future":
            return self.job_lane.get(thing)
        return self.last.get((ENDS_WAIT.get(state, ""), thing))

    def on_quick(self, one: _Open, key: str, at: int, kind: str, state: str, thing: str) -> None:
        """A call that found what it wanted and did not wait."""
        if state == "join":
            self.mark(one, at, "join", "", thing)
            return
        after = AFTER_WAIT.get(state, "pass")
        self.last[after, thing] = key
        self.mark(one, at, after, self.jobs.get(thing, self.name(thing)))

    def on_acquire(self, one: _Open, key: str, at: int, kind: str, thing: str) -> None:
        one.held[thing] = at
        self.mark(one, at, "acquire", self.name(thing))

    # pools

    def on_submit(self, one: _Open, key: str, at: int, kind: str, thing: str, text: str) -> None:
        self.jobs[thing] = text
        self.mark(one, at, "submit", text)

    def on_worker(self, one: _Open, key: str, at: int, kind: str) -> None:
        if one.stack[-1] != ("idle", ""):
            self.span(one, at)
        one.lane.kind = "worker"
        one.stack = [("idle", "")]

    def on_job(self, one: _Open, key: str, at: int, kind: str, text: str, thing: str) -> None:
        self.span(one, at)
        self.job_lane[thing] = key
        one.stack.append(("run", text))
        self.mark(one, at, "job", text)

    def on_done(self, one: _Open, key: str, at: int, kind: str) -> None:
        self.span(one, at)
        if len(one.stack) > 1:
            one.stack.pop()

    def on_callback(self, one: _Open, key: str, at: int, kind: str, name: str) -> None:
        self.mark(one, at, kind, name)

    on_raise = on_callback

    def on_cancel(self, one: _Open, key: str, at: int, kind: str, thing: str) -> None:
        self.mark(one, at, "cancel", self.jobs.get(thing, ""))

    def on_cancelled(self, one: _Open, key: str, at: int, kind: str) -> None:
        self.mark(one, at, "cancel")

    # tasks

    def on_step(self, one: _Open, key: str, at: int, kind: str, name: str) -> None:
        one.lane.name = name
        state, what = one.stack[-1]
        thing = self.last.pop(("await", key), "")
        whom = self.ender(state, thing) if state != "await" else (thing if thing in self.open else None)
        if what.startswith("asyncio.sleep"):  # of all else it is chance whether it has to be awaited
            self.mark(one, at, "await", what)
        self.span(one, at, whom if whom != key else None)
        one.stack = [("run", "")]

    def on_await(self, one: _Open, key: str, at: int, kind: str, state: str, thing: str) -> None:
        self.span(one, at)
        self.last["await", key] = thing
        if state in TASK_STATES:
            what = {"group": "TaskGroup", "sleep": thing, "await": thing}.get(state, "")
            one.stack = [("await", what)]
        else:
            one.stack = [(state, self.name(thing))]

    # GIL

    def on_lost(self, one: _Open, key: str, at: int, kind: str) -> None:
        if one.stack[-1] == ("run", "") and at >= one.since:
            self.span(one, at)
            one.stack[-1] = ("gil", "")

    def on_held(self, one: _Open, key: str, at: int, kind: str) -> None:
        if one.stack[-1][0] == "gil":
            self.span(one, at)
            one.stack[-1] = ("run", "")
        elif one.stack[-1] == ("run", "") and one.lane.kind != "main":
            pass


def assemble(
    events: Sequence[Event], pid: int, *, program: str, source: str, python: str, system: str, gil: str
) -> Trace:
    """The trace of a run.  `pid`: the process that was started; the rest is copied."""
    main = f"{pid}.0"
    work = _Assembly(main)
    ordered = sorted(events, key=lambda event: (event[0], event[2] not in ("boot", "start")))
    for event in ordered:
        work.take(event)
    begin, end = _limits(work, ordered, main)
    _cut_off(work, end)
    lanes, number = _kept(work, main)
    for key, index in number.items():
        one = work.open[key]
        _settle(work, one.lane, number, begin)
        parent = work.last.get(("parent", key))
        one.lane.parent = number.get(parent) if parent else None
        assert lanes[index] is one.lane
    processes = list(dict.fromkeys(key.partition(".")[0] for key in number))
    for key, index in number.items():
        lanes[index].process = processes.index(key.partition(".")[0])
    boot = next(event[0] for event in ordered if event[1] == main)
    made = Trace(program, source, python, system, gil, (begin - boot) // 1000, (end - begin) // 1000, lanes)
    return tidied(made)


def _limits(work: _Assembly, events: list[Event], main: str) -> tuple[int, int]:
    """The moments with which the trace begins and ends, in ns."""
    mains = work.open[main]
    acts = [event[0] for event in events if event[2] not in ("boot", "make") and event[1] in work.open]
    ends = [event[0] for event in events if event[1] == main and event[2] in ("end", "exit")]
    by_exit = work.exits.get(main.partition(".")[0])
    end = by_exit or (ends[-1] if ends else max(acts, default=mains.lane.begin))
    return min(acts, default=mains.lane.begin), end


def _cut_off(work: _Assembly, end: int) -> None:
    """Close what did not end by itself, with the end of its process."""
    for key, one in work.open.items():
        pid = key.partition(".")[0]
        own = work.open.get(f"{pid}.0")
        of_process = own.lane.end if own is not None and own.closed and own is not one else end
        limit = work.exits.get(pid, of_process)
        if not one.closed:
            moments = [one.since, *(mark.at for mark in one.lane.marks)]
            work.close(one, max(limit, *moments), cut=key.rpartition(".")[2] != "0" or pid in work.exits)


def _kept(work: _Assembly, main: str) -> tuple[list[Lane], dict[str, int]]:
    """Lanes to show: main first; the library's own threads only if they did something for the program."""
    keys = [
        key
        for key, one in work.open.items()
        if key == main
        or one.lane.kind != "service"
        or any(mark.kind in ("callback", "raise") for mark in one.lane.marks)
    ]
    keys.sort(key=lambda key: (key != main, work.open[key].lane.begin))
    return [work.open[key].lane for key in keys], {key: number for number, key in enumerate(keys)}


def _settle(work: _Assembly, lane: Lane, number: dict[str, int], begin: int) -> None:
    """Times to microseconds from the beginning; keys of lanes to numbers."""

    def us(ns: int) -> int:
        return max(0, (ns - begin) // 1000)

    def other(item: Span | Mark) -> int | None:
        return number.get(work.waits.get(id(item), ""))

    lane.spans = [Span(us(s.begin), us(s.end), s.state, s.what, other(s)) for s in lane.spans]
    lane.holds = [Hold(us(h.begin), us(h.end), h.what) for h in lane.holds]
    lane.marks = [
        Mark(us(m.at), m.kind, m.what, other(m))
        for m in lane.marks
        if m.kind not in ("start", "join") or other(m) is not None
        if lane.kind != "service" or m.kind in ("callback", "raise")
    ]
    lane.begin, lane.end = us(lane.begin), us(lane.end)
