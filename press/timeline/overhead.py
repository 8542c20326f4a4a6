"""What the recorder costs: per event, at the start of a program, and a loop while the GIL is watched.

Each program measures itself, with and without the recorder; of several turns the quickest counts, which other
work on the machine has disturbed least.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from press.snippets import pythons
from press.snippets.environments import bare
from press.snippets.run import run_program
from press.timeline.record import RECORDER

TURNS = 7
EVENTS = 10_000
LOCKS = f"""
import threading, time
lock = threading.Lock()
def work():
    began = time.perf_counter()
    for _ in range({EVENTS}):
        with lock:
            pass
    print(time.perf_counter() - began)
work()
"""
THREADS = """
import threading, time
def nothing(): pass
began = time.perf_counter()
for _ in range(200):
    thread = threading.Thread(target=nothing)
    thread.start()
    thread.join()
print(time.perf_counter() - began)
"""
LOOP = """
import threading, time
def count():
    n = 0
    while n < 1_000_000:
        n += 1
began = time.perf_counter()
count()
print(time.perf_counter() - began)
"""
EMPTY = "import threading, queue, socket, asyncio\n"


def measure() -> Iterator[tuple[str, str, str]]:
    """Rows of name, value and limit for `press bench timelines`."""
    plain, watched = _seconds(LOCKS), _seconds(LOCKS, "1")
    yield "an event", f"{(watched - plain) / (2 * EVENTS) * 1e6:.1f} µs", "5 µs"
    plain, watched = _seconds(THREADS), _seconds(THREADS, "1")
    yield "starting and joining a thread", f"{plain / 200 * 1e6:.0f} -> {watched / 200 * 1e6:.0f} µs", "-"
    plain, watched = _seconds(EMPTY), _seconds(EMPTY, "1")
    yield "a program's start, with asyncio", f"+{(watched - plain) * 1e3:.0f} ms", "50 ms"
    plain, watched = _seconds(LOOP), _seconds(LOOP, "1")
    yield "a loop that no event is in", f"{watched / plain:.2f} times as long", "1.1"
    watched = _seconds(LOOP, "gil")
    yield "the same loop while the GIL is watched", f"{watched / plain:.1f} times as long", "-"


def _seconds(source: str, recorder: str = "") -> float:
    """What a program says of itself, or how long it took as a whole if it says nothing."""
    executable = bare(pythons.newest_first(pythons.find_all())[0])
    found = []
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "measured_program.py")
        program.write_text(source, "utf-8")
        for turn in range(TURNS):
            events = Path(folder, str(turn))
            events.mkdir()
            env = {
                "PRESS_TIMELINE": str(events),
                "PRESS_RECORDER": str(RECORDER),
                "PRESS_SNIPPET": str(program),
            }
            if recorder == "gil":
                env["PRESS_TIMELINE_GIL"] = "1"
            run = run_program(program, executable, env=env if recorder else {}, timeout=60)
            found.append(float(run.output) if run.output.strip() else run.seconds)
    return min(found)
