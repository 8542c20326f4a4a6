"""Where every thread of this process stands, in words: for attempts that hang.  Standard library only."""

from __future__ import annotations

import sys
import threading
import traceback
from pathlib import Path

OWN = Path(__file__).resolve().parent


def every_stack() -> str:
    """The stack of each thread, the reader's own frames only; threads that stand in none are left out."""
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    told = []
    for ident, frame in sys._current_frames().items():
        if ident == threading.get_ident():
            continue
        stack = [one for one in traceback.extract_stack(frame) if _is_worth_telling(one.filename)]
        if stack:
            told.append(f"Thread {names.get(ident, ident)}:\n" + "".join(traceback.format_list(stack)))
    return "\n".join(told)


def _is_worth_telling(file: str) -> bool:
    """Neither the library nor the checker's machinery."""
    place = Path(file)
    return not (file.startswith("<") or OWN in place.parents or _LIBRARY in place.parents)


_LIBRARY = Path(threading.__file__).resolve().parent
