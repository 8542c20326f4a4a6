"""Events to lanes: threads and processes, what they wait for, and who ends a wait.

A wait that stands in a row ends as the recorder says who is woken; any other with the last act that ends it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from press.timeline.trace import Hold, Lane, Mark, Span

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
    "queue-join": "task_done",
}
"""By which mark of another lane on the same thing a wait ends, where it is not said whom a lane wakes."""
WOKEN = ("event", "semaphore", "condition", "barrier", "get", "put", "queue-join", "timer", "futures")
"""Waits that end as the recorder says: such a wait stands in a row until it is woken."""
AFTER_WAIT = {
    "semaphore": "acquire", "event": "pass", "condition": "pass", "barrier": "pass", "get": "get",
    "put": "put", "queue-join": "pass", "future": "result", "sleep": "sleep", "io": "io", "timer": "cancel",
}  # fmt: skip
"""Which mark a finished wait leaves; that of a lock is its acquire, that of a join names the lane."""
NAMELESS = ("join", "launch", "loop", "exit", "timer")
"""Waits for no thing that has a name of its own."""


@dataclass
class Open:
    """A lane being put together; `stack` holds the states it is in, the innermost last."""

    lane: Lane
    since: int
    stack: list[tuple[str, str]] = field(default_factory=lambda: [("run", "")])
    held: dict[str, int] = field(default_factory=dict)
    begun: list[tuple[int, str]] = field(default_factory=list)
    closed: bool = False


class Waits:
    """Takes the events of a run one by one; what becomes of threads, and of what they wait for."""

    def __init__(self, main: str) -> None:
        self.main = main
        self.open: dict[str, Open] = {}
        self.names: dict[str, str] = {}
        self.last: dict[tuple[str, str], str] = {}
        self.when: dict[tuple[str, str], int] = {}
        self.jobs: dict[str, str] = {}
        self.job_lane: dict[str, str] = {}
        self.exits: dict[str, int] = {}
        self.waits: dict[int, str] = {}
        self.causes: dict[int, int] = {}
        self.rows: dict[tuple[str, str], list[str]] = {}
        self.woken: dict[str, tuple[str, int]] = {}

    # lanes

    def add(self, key: str, at: int, name: str, kind: str, detail: str = "", daemon: bool = False) -> Open:
        lane = Lane(name, kind, detail, begin=at, daemon=daemon)
        made = self.open[key] = Open(lane, at)
        return made

    def close(self, one: Open, at: int, cut: bool = False) -> None:
        if not one.closed:
            self.span(one, at)
            one.lane.end, one.lane.cut, one.closed = at, cut, True
            one.lane.jobs += [Hold(since, at, text) for since, text in one.begun]

    def let_go(self, one: Open, at: int, thing: str) -> None:
        """End a hold; a `Lock` may be released by another lane than the one that took it."""
        holders = [one, *self.open.values()]
        holder = next((each for each in holders if thing in each.held), None)
        if holder is not None:
            holder.lane.holds.append(Hold(holder.held.pop(thing), at, self.name(thing)))

    def span(self, one: Open, at: int, whom: str | None = None, cause: int | None = None) -> None:
        """End the state that the lane is in; `cause`: when `whom` did what ended it."""
        state, what = one.stack[-1]
        one.lane.spans.append(Span(one.since, at, state, what, None, 1))
        if whom is not None:
            self.waits[id(one.lane.spans[-1])] = whom
        if whom is not None and cause is not None:
            self.causes[id(one.lane.spans[-1])] = min(cause, at)
        one.since = at

    def mark(self, one: Open, at: int, kind: str, what: str = "", lane: str | None = None) -> None:
        one.lane.marks.append(Mark(at, kind, what))
        if lane is not None:
            self.waits[id(one.lane.marks[-1])] = lane

    def name(self, thing: str) -> str:
        return self.names.get(thing, thing if ":" not in thing else "")

    # events

    def take(self, event: Event) -> None:
        at, key, kind, *rest = event
        if kind == "make":
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

    def on_plain(self, one: Open, key: str, at: int, kind: str, thing: str = "", *_: Any) -> None:
        self.last[kind, thing], self.when[kind, thing] = key, at
        if kind == "release":
            self.let_go(one, at, thing)
        self.mark(one, at, kind, self.name(thing))

    def on_name(self, one: Open, key: str, at: int, kind: str, name: str) -> None:
        one.lane.name = name

    def on_start(self, one: Open, key: str, at: int, kind: str, new: str, *about: Any) -> None:
        name, of_kind, daemon, detail = about
        self.mark(one, at, "start", "", new)
        if new not in self.open:
            detail = "" if of_kind == "worker" else detail
            made = self.add(new, at, name.removesuffix(f" ({detail})"), of_kind, detail, daemon)
            made.stack = [("starting", "")]
            self.last["parent", new] = key

    def on_never(self, one: Open, key: str, at: int, kind: str) -> None:
        self.close(one, at)

    def on_begin(self, one: Open, key: str, at: int, kind: str) -> None:
        self.span(one, at)
        one.stack = [("idle" if one.lane.kind == "worker" else "run", "")]

    def on_end(self, one: Open, key: str, at: int, kind: str) -> None:
        self.last["end", key] = key
        self.close(one, at)

    def on_exit(self, one: Open, key: str, at: int, kind: str, status: int) -> None:
        if status:
            self.mark(one, at, "exit", f"os._exit({status})")

    def on_call(self, one: Open, key: str, at: int, kind: str, state: str, thing: str) -> None:
        if state in WOKEN:
            self.rows.setdefault((state, thing), []).append(key)
        self.span(one, at)
        self.last["wait", key] = thing
        what = (
            ""
            if state in ("join", "launch", "loop", "exit", "timer")
            else self.jobs.get(thing, self.name(thing))
        )
        one.stack.append((state, what))

    def on_back(self, one: Open, key: str, at: int, kind: str, outcome: str) -> None:
        if len(one.stack) < 2:
            return
        state, what = one.stack[-1]
        thing = self.last.pop(("wait", key), "")
        whom, cause = self.leave(state, thing, key)
        if whom is None and not outcome:
            whom, cause = self.ender(state, thing)
        if one.stack[-1] != one.stack[-2] or state not in ("run", "idle"):
            self.span(one, at, whom if whom != key else None, cause)
            self.after(one, key, at, state, what, thing, outcome)
        one.stack.pop()

    def after(self, one: Open, key: str, at: int, state: str, what: str, thing: str, outcome: str) -> None:
        """The mark that the end of a wait leaves; '?' is an outcome that will be said."""
        if outcome in ("?", "over"):
            if state == "timer":
                self.mark(one, at, "sleep")
        elif outcome == "timeout":
            self.mark(one, at, "timeout", what, thing if state == "join" else None)
        elif outcome:
            self.mark(one, at, "raise", outcome)
        elif state == "join":
            self.mark(one, at, "join", "", thing)
            self.gone(thing, at)
        elif state in AFTER_WAIT:
            self.mark(one, at, AFTER_WAIT[state], what)
            self.last[AFTER_WAIT[state], thing] = key

    def gone(self, key: str, at: int) -> None:
        """A process that has been joined has ended, though it may have been killed and could not say so."""
        other = self.open.get(key)
        if other is not None and not other.closed and key.endswith(".0") and other.stack[-1][0] != "exit":
            self.close(other, at, cut=True)

    def leave(self, state: str, thing: str, key: str) -> tuple[str | None, int | None]:
        """Take a lane out of the row of those that wait; who has woken it and when, if anybody."""
        row = self.rows.get((state, thing), [])
        if key in row:
            row.remove(key)
        return self.woken.pop(key, (None, None))

    def on_wake(self, one: Open, key: str, at: int, kind: str, state: str, thing: str, count: int) -> None:
        row = self.rows.get((state, thing), [])
        for woken in row[:count]:
            self.woken[woken] = key, at
        del row[:count]

    def on_late(self, one: Open, key: str, at: int, kind: str, thing: str) -> None:
        self.mark(one, at, "timeout", self.name(thing))

    def on_arrive(self, one: Open, key: str, at: int, kind: str, thing: str) -> None:
        self.last["arrive", thing] = key
        self.mark(one, at, kind, self.name(thing))

    def on_open(self, one: Open, key: str, at: int, kind: str, thing: str) -> None:
        self.last["open", thing] = key

    def ender(self, state: str, thing: str) -> tuple[str | None, int | None]:
        """The lane whose doing ended a wait, and when it did so unless that is the lane's own end."""
        if state in ("join", "launch"):
            return thing, None
        if state == "future":
            return self.job_lane.get(thing), self.when.get(("done", thing))
        done = ENDS_WAIT.get(state, ""), thing
        return self.last.get(done), self.when.get(done)

    def on_quick(self, one: Open, key: str, at: int, kind: str, state: str, thing: str) -> None:
        """A call that found what it wanted and did not wait."""
        if state == "join":
            self.mark(one, at, "join", "", thing)
            return
        after = AFTER_WAIT.get(state, "pass")
        self.last[after, thing] = key
        self.mark(one, at, after, self.jobs.get(thing, self.name(thing)))

    def on_permit(self, one: Open, key: str, at: int, kind: str, thing: str) -> None:
        """A semaphore: nobody holds it, so it is no hold."""
        self.mark(one, at, "acquire", self.name(thing))

    def on_acquire(self, one: Open, key: str, at: int, kind: str, thing: str) -> None:
        one.held[thing] = at
        self.mark(one, at, "acquire", self.name(thing))
