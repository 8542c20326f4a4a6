"""What the recorder costs: per event, per thread, at a program's start, and in a loop whose GIL is watched.

Each program measures its own processor time, which other work on the machine disturbs little, with and
without the recorder; of several turns the least counts.  `python -m press.timeline.overhead` writes down what
the pages quote (overhead.json); `python -m press bench timelines` shows what it is on this machine.
"""

from __future__ import annotations

import json
import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from press.snippets import pythons
from press.snippets.environments import bare
from press.snippets.run import run_program
from press.timeline.record import RECORDER

COMMITTED = Path(__file__).with_suffix(".json")
TURNS = 7
EVENTS, THREADS = 10_000, 200
LOCKS = f"""
import threading, time
lock = threading.Lock()
def work():
    for _ in range({EVENTS}):
        with lock:
            pass
began = time.process_time()
work()
print(time.process_time() - began)
"""
STARTS = f"""
import threading, time
def nothing(): pass
began = time.process_time()
for _ in range({THREADS}):
    thread = threading.Thread(target=nothing)
    thread.start()
    thread.join()
print(time.process_time() - began)
"""
LOOP = """
import threading, time
def count():
    n = 0
    while n < 1_000_000:
        n += 1
began = time.process_time()
count()
print(time.process_time() - began)
"""
EMPTY = "import threading, queue, socket, asyncio\n"


def figures() -> dict[str, float]:
    """The costs: microseconds per event and per thread, milliseconds at the start, factors for the loops."""
    newest = _newest().version
    found = {
        "event_us": (_seconds(LOCKS, newest, "1") - _seconds(LOCKS, newest)) / (2 * EVENTS) * 1e6,
        "thread_us": (_seconds(STARTS, newest, "1") - _seconds(STARTS, newest)) / THREADS * 1e6,
        "start_ms": (_seconds(EMPTY, newest, "1") - _seconds(EMPTY, newest)) * 1e3,
        "loop": _seconds(LOOP, newest, "1") / _seconds(LOOP, newest),
        "gil_loop": _seconds(LOOP, newest, "gil") / _seconds(LOOP, newest),
    }
    return {name: round(value, 2) for name, value in found.items()}


def committed() -> dict[str, Any]:
    """What was measured for the pages, and on what."""
    table: dict[str, Any] = json.loads(COMMITTED.read_text("utf-8"))
    return table


def quoted(measured: dict[str, Any]) -> dict[str, str]:
    """The figures as the pages quote them, with the digits that count: "1.4 µs", "36 µs", "33 ms", "8.8"."""
    units = {"event_us": " µs", "thread_us": " µs", "start_ms": " ms", "gil_loop": ""}
    return {name: f"{float(f'{measured[name]:.2g}'):g}{unit}" for name, unit in units.items()}


def measure() -> Iterator[tuple[str, str, str]]:
    """Rows of name, value and limit for `press bench timelines`."""
    found = figures()
    yield "an event", f"{found['event_us']:.1f} µs", "5 µs"
    yield "starting and joining a thread", f"+{found['thread_us']:.0f} µs", "-"
    yield "a program's start, with asyncio", f"+{found['start_ms']:.0f} ms", "50 ms"
    yield "a loop that no event is in", f"{found['loop']:.2f} times as long", "1.1"
    yield "the same loop while the GIL is watched", f"{found['gil_loop']:.1f} times as long", "-"


def _newest() -> pythons.Interpreter:
    return pythons.newest_first([one for one in pythons.find_all() if not one.version.endswith("t")])[0]


def _seconds(source: str, version: str, recorder: str = "") -> float:
    """What a program says of itself, or what it took as a whole if it says nothing."""
    interpreter = pythons.find(version)
    assert interpreter is not None
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
            run = run_program(program, bare(interpreter), env=env if recorder else {}, timeout=60)
            found.append(float(run.output) if run.output.strip() else run.cpu)
    return min(found)


if __name__ == "__main__":
    about = {"python": _newest().full, "system": platform.system(), "machine": platform.machine()}
    COMMITTED.write_text(json.dumps({**about, **figures()}, indent=1) + "\n", "utf-8")
    print(COMMITTED.read_text("utf-8"), end="")
