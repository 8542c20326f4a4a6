"""Events to lanes: jobs of pools, callbacks, tasks of asyncio, and who has the GIL."""

from __future__ import annotations

from press.timeline.trace import Hold
from press.timeline.waits import Open, Waits

TASK_STATES = {"sleep", "group", "task", "await"}


class Work(Waits):
    """Takes the events of a run one by one, with those of pools and tasks."""

    def on_submit(self, one: Open, key: str, at: int, kind: str, thing: str, text: str) -> None:
        self.jobs[thing] = text
        self.mark(one, at, "submit", text)

    def on_worker(self, one: Open, key: str, at: int, kind: str) -> None:
        if one.stack[-1] != ("idle", ""):
            self.span(one, at)
        one.lane.kind = "worker"
        one.stack = [("idle", "")]

    def on_job(self, one: Open, key: str, at: int, kind: str, text: str, thing: str) -> None:
        self.job_lane[thing] = key
        self.begin_job(one, at, "job", text or self.jobs.get(thing, ""))

    def on_callback(self, one: Open, key: str, at: int, kind: str, name: str) -> None:
        self.begin_job(one, at, kind, name)

    def begin_job(self, one: Open, at: int, kind: str, text: str) -> None:
        """From now on the lane runs a job or a callback, whatever that waits for meanwhile."""
        self.span(one, at)
        one.stack.append(("run", text))
        one.begun.append((at, text))
        self.mark(one, at, kind, text)

    def on_done(self, one: Open, key: str, at: int, kind: str, thing: str = "") -> None:
        self.span(one, at)
        self.job_lane[thing], self.when["done", thing] = key, at
        if len(one.stack) > 1:
            one.stack.pop()
        if one.begun:
            one.lane.jobs.append(Hold(one.begun[-1][0], at, one.begun.pop()[1]))

    on_called = on_done

    def on_raise(self, one: Open, key: str, at: int, kind: str, name: str) -> None:
        self.mark(one, at, kind, name)

    def on_settle(self, one: Open, key: str, at: int, kind: str, thing: str) -> None:
        self.job_lane[thing], self.when["done", thing] = key, at
        self.mark(one, at, kind, self.name(thing))

    def on_cancels(self, one: Open, key: str, at: int, kind: str, thing: str, lane: str) -> None:
        self.mark(one, at, kind, "" if lane else self.jobs.get(thing, self.name(thing)), lane or None)

    def on_kill(self, one: Open, key: str, at: int, kind: str, how: str, lane: str) -> None:
        self.mark(one, at, kind, "", lane)

    def on_cancelled(self, one: Open, key: str, at: int, kind: str) -> None:
        self.mark(one, at, "cancel")

    # tasks

    def on_step(self, one: Open, key: str, at: int, kind: str, name: str) -> None:
        one.lane.name = name
        state, what = one.stack[-1]
        thing = self.last.pop(("await", key), "")
        whom, cause = self.ender(state, thing)
        if state == "await":
            whom, cause = (thing if thing in self.open else None), None
        if what.startswith("asyncio.sleep"):  # of all else it is chance whether it has to be awaited
            self.mark(one, at, "await", what)
        self.span(one, at, whom if whom != key else None, cause)
        one.stack = [("run", "")]

    def on_await(self, one: Open, key: str, at: int, kind: str, state: str, thing: str) -> None:
        self.span(one, at)
        self.last["await", key] = thing
        if state in TASK_STATES:
            what = {"group": "TaskGroup", "sleep": thing, "await": thing}.get(state, "")
            one.stack = [("await", what)]
        else:
            one.stack = [(state, self.name(thing))]

    # GIL

    def on_lost(self, one: Open, key: str, at: int, kind: str) -> None:
        if one.stack[-1] == ("run", "") and at >= one.since:
            self.span(one, at)
            one.stack[-1] = ("gil", "")

    def on_held(self, one: Open, key: str, at: int, kind: str) -> None:
        if one.stack[-1][0] == "gil":
            self.span(one, at)
            one.stack[-1] = ("run", "")
        elif one.stack[-1] == ("run", "") and one.lane.kind != "main":
            pass
