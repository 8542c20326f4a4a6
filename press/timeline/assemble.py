"""Events to a trace: lanes with spans, holds and marks.

A pure function over what the recorder wrote; of a wait it says who ended it, where the events tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from press.timeline.naming import names_of_things
from press.timeline.tidy import tidied
from press.timeline.trace import Hold, Lane, Mark, Span, Trace
from press.timeline.waits import Event
from press.timeline.work import Work


def assemble(
    events: Sequence[Event],
    pid: int,
    *,
    lasted: int = 0,
    program: str,
    source: str,
    python: str,
    system: str,
    gil: str,
) -> Trace:
    """The trace of a run.

    `pid`: the process that was started.  `lasted`: for how many nanoseconds at least, if it had to be ended
    from outside.  The rest is copied.
    """
    main = f"{pid}.0"
    work = Work(main)
    ordered = sorted(events, key=lambda event: (event[0], event[2] not in ("boot", "start")))
    work.names = names_of_things(ordered)
    for event in ordered:
        work.take(event)
    boot = next(event[0] for event in ordered if event[1] == main)
    begin, end = _limits(work, ordered, main)
    end = max(end, boot + lasted if lasted else 0)
    _cut_off(work, end, bool(lasted))
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
    made = Trace(program, source, python, system, gil, (begin - boot) // 1000, (end - begin) // 1000, lanes)
    return tidied(made)


def _limits(work: Work, events: list[Event], main: str) -> tuple[int, int]:
    """The moments with which the trace begins and ends, in ns."""
    mains = work.open[main]
    acts = [event[0] for event in events if event[2] not in ("boot", "make") and event[1] in work.open]
    ends = [event[0] for event in events if event[1] == main and event[2] in ("end", "exit")]
    by_exit = work.exits.get(main.partition(".")[0])
    end = by_exit or (ends[-1] if ends else max(acts, default=mains.lane.begin))
    return min(acts, default=mains.lane.begin), end


def _cut_off(work: Work, end: int, killed: bool) -> None:
    """Close what did not end by itself, with the end of its process."""
    for key, one in work.open.items():
        pid = key.partition(".")[0]
        own = work.open.get(f"{pid}.0")
        of_process = own.lane.end if own is not None and own.closed and own is not one else end
        limit = work.exits.get(pid, of_process)
        if not one.closed:
            moments = [one.since, *(mark.at for mark in one.lane.marks)]
            cut = killed or key.rpartition(".")[2] != "0" or pid in work.exits
            work.close(one, max(limit, *moments), cut=cut)
        for thing, since in one.held.items():  # a lock stays locked when its thread has ended
            one.lane.holds.append(Hold(since, max(limit, one.lane.end), work.name(thing)))


def _kept(work: Work, main: str) -> tuple[list[Lane], dict[str, int]]:
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


def _settle(work: Work, lane: Lane, number: dict[str, int], begin: int) -> None:
    """Times to microseconds from the beginning; keys of lanes to numbers."""

    def us(ns: int) -> int:
        return max(0, (ns - begin) // 1000)

    def other(item: Span | Mark) -> int | None:
        return number.get(work.waits.get(id(item), ""))

    def cause(item: Span) -> int | None:
        at = work.causes.get(id(item))
        return None if at is None or other(item) is None else us(at)

    lane.spans = [Span(us(s.begin), us(s.end), s.state, s.what, other(s), 1, cause(s)) for s in lane.spans]
    for rows in lane.holds, lane.jobs:
        rows[:] = [Hold(us(one.begin), us(one.end), one.what) for one in rows]
        rows.sort(key=lambda one: (one.begin, -one.end))
    lane.marks = [
        Mark(us(m.at), m.kind, m.what, other(m))
        for m in lane.marks
        if m.kind not in ("start", "join") or other(m) is not None
        if lane.kind != "service" or m.kind in ("callback", "raise")
    ]
    lane.begin, lane.end = us(lane.begin), us(lane.end)
