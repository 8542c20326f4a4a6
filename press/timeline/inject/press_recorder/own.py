"""Which code is the program's own, and where in it a lock or a queue was made.

The place is kept as numbers; the variable it is bound to is looked up later, when the program has ended.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from .events import new_thing, say

_folder = ""
_known: dict[str, bool] = {}


def set_program(path: str) -> None:
    """The program is the file at `path` with what it imports from its own folder."""
    global _folder
    _folder = os.path.dirname(os.path.abspath(path)) + os.sep
    _known.clear()


def is_own(frame: FrameType | None) -> bool:
    """Whether the code of a frame is the program's."""
    if frame is None:
        return False
    name = frame.f_code.co_filename
    known = _known.get(name)
    if known is None:
        path = os.path.abspath(name)
        library = "site-packages" in path or path.startswith(os.path.dirname(os.__file__) + os.sep)
        known = _known[name] = path.startswith(_folder) and not library and not name.startswith("<")
    return known


def made(kind: str, frame: FrameType | None) -> str | None:
    """Give what `frame` is just making a key and say where it is made; None if that is not own code."""
    if frame is None or not is_own(frame):
        return None
    thing = new_thing()
    say("make", thing, kind, *place(frame))
    return thing


def place(frame: FrameType) -> tuple[str, int, int, int, int]:
    """File, line, column, last line and last column of the expression that a frame is evaluating."""
    step = itertools.islice(frame.f_code.co_positions(), frame.f_lasti // 2, None)
    line, last, column, end = next(step, (None, None, None, None))
    return frame.f_code.co_filename, line or 0, column or 0, last or 0, end or 0


def own_caller(depth: int = 2, most: int = 12) -> FrameType | None:
    """The innermost frame of own code, at most so many calls away."""
    frame: FrameType | None = sys._getframe(depth)
    for _ in range(most):
        if frame is None or is_own(frame):
            return frame
        frame = frame.f_back
    return None


def thing_of(item: Any) -> str | None:
    """The key given to an object, if it is the program's own."""
    return getattr(item, "_press_thing", None)


def maker_of(item: Any, depth: int = 2) -> FrameType | None:
    """Who makes an object whose __init__ runs just now: the first frame that is no __init__ of its own."""
    frame: FrameType | None = sys._getframe(depth)
    while frame is not None and frame.f_code.co_name == "__init__":
        first = frame.f_code.co_varnames[:1]
        if not first or frame.f_locals.get(first[0]) is not item:
            break
        frame = frame.f_back
    return frame


def named(cls: Any, kind: str, ready: Callable[[Any, str], None] | None = None) -> None:
    """Give each object of a class a key when own code makes it; then call `ready` with both."""
    old = cls.__init__

    def __init__(self: Any, *args: Any, **keywords: Any) -> None:
        if "_press_thing" in getattr(self, "__dict__", {}):
            old(self, *args, **keywords)
            return
        thing = made(kind, maker_of(self))
        if thing is not None:
            self._press_thing = thing
        old(self, *args, **keywords)
        if thing is not None and ready is not None:
            ready(self, thing)

    replace(cls, old, __init__)


def replace(owner: Any, old: Callable[..., Any], new: Any) -> None:
    """Put `new` in the place of `old`, under the same name."""
    new.__name__, new.__qualname__, new.__doc__ = old.__name__, old.__qualname__, old.__doc__
    new.__module__ = getattr(old, "__module__", None)
    setattr(owner, old.__name__, new)


def call_text(function: Any, args: tuple[Any, ...]) -> str:
    """A call in a few words, from arguments that are short: 'count(9000)'."""
    while hasattr(function, "func") and not hasattr(function, "__name__"):
        function, args = function.func, (*function.args, *args)  # functools.partial
    owner = type(getattr(function, "__self__", None)).__name__
    if owner == "Context" and args:  # Context.run(function, ...), as asyncio.to_thread calls it
        return call_text(args[0], args[1:])
    shown = [_short(one) for one in args]
    while "…" in shown and shown[-1:] == ["…"] and shown[-2:-1] == ["…"]:
        shown.pop()
    return f"{getattr(function, '__name__', type(function).__name__)}({', '.join(shown)})"


def _short(argument: Any) -> str:
    """An argument that says something in a few characters, else dots."""
    if isinstance(argument, str) and len(argument) > 12:
        return repr(argument[:10] + "…")
    if isinstance(argument, str | int | float) and len(repr(argument)) < 15:
        return repr(argument)
    return "…"
