"""A hostile schedule: at random lines and opcodes of the snippet, in every thread and child, lose the CPU.

Even seeds pause between lines, odd seeds inside them as well; every third seed pins the program to one core.
After so many events a process runs on undisturbed, or a busy loop would crawl.
"""

import os
import random
import sys
import threading
import time

EVENTS = 2000
LONGEST_PAUSE = 0.01


def begin(seed: int, snippet: str) -> None:
    """Disturb the frames of the file `snippet` in this process from now on."""
    generation = os.environ.get("PRESS_CHAOS_CHILD", "")
    os.environ["PRESS_CHAOS_CHILD"] = generation + "+"
    chance = random.Random(f"{seed}{generation}")
    if seed % 3 == 0 and sys.platform == "linux":
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[seed % len(cores)]})
    _hurry()
    trace = _tracer(seed, os.path.basename(snippet), chance)  # type: ignore[no-untyped-call]
    threading.settrace(trace)
    time.sleep(chance.random() * LONGEST_PAUSE)
    sys.settrace(trace)


def _hurry() -> None:
    """Switch threads as often as can be; what the program reads is the interval it would have undisturbed."""
    usual, real_get, real_set = sys.getswitchinterval(), sys.getswitchinterval, sys.setswitchinterval
    real_set(1e-6)

    def set_interval(interval: float) -> None:
        real_set(interval)
        sys.getswitchinterval = real_get

    sys.getswitchinterval = lambda: usual
    sys.setswitchinterval = set_interval


def _tracer(seed, name, chance):  # type: ignore[no-untyped-def]  # a trace function has no nameable type
    left = [EVENTS]
    sleep = time.sleep
    # CPython 3.12 crashes when several threads trace opcodes of one busy loop: pause between lines there.
    inside_lines = seed % 2 and sys.version_info[:2] != (3, 12)

    def disturb(frame, event, arg):  # type: ignore[no-untyped-def]
        left[0] -= 1
        if left[0] < 0:
            sys.settrace(None)
            frame.f_trace = None
            return None
        luck = chance.random()
        if event == "line":
            if luck < 0.2:
                sleep(luck * 5 * LONGEST_PAUSE)
            elif luck < 0.6:
                sleep(0)
        elif event == "opcode":
            if luck < 0.02:
                sleep(luck * 25 * LONGEST_PAUSE)
            elif luck < 0.2:
                sleep(0)
        return disturb

    def trace(frame, event, arg):  # type: ignore[no-untyped-def]
        if left[0] > 0 and os.path.basename(frame.f_code.co_filename) == name:
            if inside_lines:
                frame.f_trace_opcodes = True
            return disturb
        return None

    return trace
