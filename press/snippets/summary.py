"""What a session says of its programs at the end: what was not run, CPU, longest, wall, slow ones."""

from __future__ import annotations

import os
import time
from collections import Counter

from press.snippets.case import Case
from press.snippets.run import Run

Markup = dict[str, bool]


class Tally:
    """Counts what happened in one session."""

    def __init__(self) -> None:
        self.begin = time.perf_counter()
        self.programs = 0
        self.cpu = 0.0
        self.longest = (0.0, "")
        self.slow: list[tuple[float, str]] = []
        self.missing: Counter[str] = Counter()

    def add(self, case: Case, run: Run) -> None:
        """One program has run."""
        name = f"{case.snippet.name}[{case.label}]"
        self.programs += 1
        self.cpu += run.cpu
        self.longest = max(self.longest, (run.seconds, name))
        if run.seconds > case.snippet.contract.max_seconds and case.chaos is None:
            self.slow.append((run.seconds, name))

    def not_run(self, case: Case, reason: str) -> None:
        """One program could not run."""
        self.missing[reason if reason.startswith("Python") else f"{case.snippet.name}: {reason}"] += 1

    def lines(self) -> list[tuple[str, Markup]]:
        """The lines to print, each with pytest's markup."""
        out: list[tuple[str, Markup]] = []
        for reason, count in sorted(self.missing.items()):
            times = f"{count} run{'s' * (count > 1)}"
            out.append(
                (f"NOT RUN: {times}: {reason} (--require-pythons makes a missing Python a failure)", LOUD)
            )
        for seconds, name in sorted(self.slow, reverse=True)[:10]:
            out.append((f"slow: {seconds:.1f} s  {name}", {"yellow": True}))
        if self.programs:
            cores = os.cpu_count() or 1
            wall = time.perf_counter() - self.begin
            floor = max(self.longest[0], self.cpu / cores)
            cost = f"CPU {self.cpu:.1f} s, longest {self.longest[0]:.1f} s ({self.longest[1]})"
            ratio = f"wall {wall:.1f} s = {wall / floor:.2f} x max(longest, CPU / {cores} cores)"
            out.append((f"programs: {self.programs} runs, {cost}; {ratio}", {}))
        return out


LOUD: Markup = {"red": True, "bold": True}
