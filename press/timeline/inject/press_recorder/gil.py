"""Which thread executes bytecode: for recordings that are made to show how the GIL changes hands.

Every backward jump of own code asks "who am I?" and notes only a change.  That makes a loop several times
slower, so such a recording shows the pattern of switches, never a speed.  Not on free-threaded builds: there
it would show something that is not.
"""

from __future__ import annotations

import sys
from _thread import get_ident
from types import CodeType, FrameType
from typing import Any

from .events import lane_here, now, say
from .own import is_own

_last: list[Any] = [None, 0, ""]
"""Thread that executes, when it was last seen to, its lane."""


def watch(threading: Any) -> None:
    """Watch from now on."""
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        return
    if hasattr(sys, "monitoring"):
        _by_monitoring()
    else:
        threading.settrace(_trace)


def _seen() -> None:
    me, at = get_ident(), now()
    if me != _last[0]:
        if _last[0] is not None:
            say("lost", lane=_last[2], at=_last[1])
        _last[0], _last[2] = me, lane_here()
        say("held", lane=_last[2], at=at)
    _last[1] = at


def _by_monitoring() -> None:
    monitoring: Any = sys.__dict__["monitoring"]
    tool = monitoring.PROFILER_ID
    monitoring.use_tool_id(tool, "press")

    def entered(code: CodeType, offset: int) -> Any:
        if _own(code) and code.co_name != "<module>":
            monitoring.set_local_events(tool, code, monitoring.events.JUMP)
        return monitoring.DISABLE

    def jumped(code: CodeType, offset: int, target: int) -> None:
        _seen()

    monitoring.register_callback(tool, monitoring.events.PY_START, entered)
    monitoring.register_callback(tool, monitoring.events.JUMP, jumped)
    monitoring.set_events(tool, monitoring.events.PY_START)


class _Frame:
    """As much of a frame as is_own() looks at."""

    def __init__(self, code: CodeType) -> None:
        self.f_code = code


def _own(code: CodeType) -> bool:
    return is_own(_Frame(code))  # type: ignore[arg-type]  # it looks at no more of a frame


def _trace(frame: FrameType, event: str, argument: Any) -> Any:
    """The same for Python 3.11, which has no sys.monitoring: at each line."""
    if not is_own(frame) or frame.f_code.co_name == "<module>":
        return None
    _seen()
    return _trace
