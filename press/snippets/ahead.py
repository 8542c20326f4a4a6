"""Run programs ahead of the tests that judge them, many in flight, longest first.

Most programs wait most of the time, so several per core are in flight.  Whoever needs a result and finds
it not yet begun runs the program itself instead of waiting for its turn.
"""

from __future__ import annotations

import contextlib
import heapq
import json
import os
import threading
from collections.abc import Iterable
from pathlib import Path

from press.snippets.case import Case
from press.snippets.model import ROOT
from press.snippets.run import Run, end_running

IN_FLIGHT = 16


class Slot:
    """The one run of a case, made by whoever comes first."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.lent = False
        self._turn = threading.Lock()
        self._done = threading.Event()
        self._run: Run | None = None
        self._error: BaseException | None = None

    def begin(self) -> bool:
        """Run the program unless somebody has begun; whether it was this call that ran it."""
        if not self._turn.acquire(blocking=False):
            return False
        try:
            self._run = self.case.run()
        except BaseException as error:
            self._error = error
        finally:
            self._done.set()
        return True

    def result(self) -> Run:
        """The run, made now if need be."""
        self.begin()
        self._done.wait()
        if self._error is not None:
            raise self._error
        assert self._run is not None
        return self._run


class Ahead:
    """The slots of a session and the threads that fill them."""

    def __init__(self, in_flight: int = IN_FLIGHT) -> None:
        self.slots: dict[Key, Slot] = {}
        self.memory = Durations()
        self._in_flight = in_flight
        self._queue: list[tuple[float, int, Slot]] = []
        self._queue_lock = threading.Lock()
        self._threads: list[threading.Thread] = []

    def start(self, cases: Iterable[Case]) -> None:
        """Begin to run these programs, beside those already expected."""
        new = [case for case in cases if _key(case) not in self.slots]
        with self._queue_lock:
            for case in new:
                slot = self.slots[_key(case)] = Slot(case)
                heapq.heappush(self._queue, (-self.memory.expected(case), len(self.slots), slot))
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        for _ in range(min(self._in_flight, len(new)) - len(self._threads)):
            self._threads.append(threading.Thread(target=self._work, daemon=True))
            self._threads[-1].start()

    def keep_only(self, cases: Iterable[Case]) -> None:
        """Forget all others, unless they have begun."""
        wanted = {_key(case) for case in cases}
        with self._queue_lock:
            self._queue = [entry for entry in self._queue if _key(entry[2].case) in wanted]
            heapq.heapify(self._queue)

    def _work(self) -> None:
        while slot := self._next():
            slot.begin()

    def _next(self) -> Slot | None:
        with self._queue_lock:
            return heapq.heappop(self._queue)[2] if self._queue else None

    def run(self, case: Case) -> Run:
        """The run of a case, from its slot if it has one."""
        slot = self.slots.get(_key(case))
        if slot is None:
            return case.run()
        run = slot.result()
        self.memory.note(case, run)
        return run

    def lend(self, case: Case) -> Run:
        """The run of a case for a claim: the first who asks shares the test's run, the next get new ones."""
        slot = self.slots.get(_key(case))
        if slot is None or slot.lent:
            return case.run()
        slot.lent = True
        return slot.result()

    def stop(self) -> None:
        """Begin no more programs and end those in flight, which nobody waits for any more."""
        with self._queue_lock:
            self._queue.clear()
        end_running({thread.ident or 0 for thread in self._threads})
        for thread in self._threads:
            thread.join(5)
        self._threads = []
        self.memory.save()


Key = tuple[Path, str]


def _key(case: Case) -> Key:
    return case.snippet.path, case.label


class Durations:
    """How long each case took last time, kept in .press/seconds.json: the order of starting depends on it."""

    def __init__(self) -> None:
        self.file = Path(os.environ.get("PRESS_CACHE", ROOT / ".press")) / "seconds.json"
        self.seconds: dict[str, float] = {}
        with contextlib.suppress(OSError, ValueError):
            self.seconds = json.loads(self.file.read_text("utf-8"))

    def expected(self, case: Case) -> float:
        """Seconds last time; unknown ones come early, as they may be long."""
        return self.seconds.get(self._key(case), 1.0)

    def note(self, case: Case, run: Run) -> None:
        """Remember the duration of a run."""
        self.seconds[self._key(case)] = round(run.seconds, 3)

    def save(self) -> None:
        """Write all durations, whole or not at all."""
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            new = self.file.with_suffix(f".{os.getpid()}")
            new.write_text(json.dumps(self.seconds), "utf-8")
            new.replace(self.file)

    @staticmethod
    def _key(case: Case) -> str:
        kind = "dev" if case.dev else "" if case.chaos is None else "chaos"
        return f"{case.snippet.name}-{case.version}-{case.start_method}-{kind}"
