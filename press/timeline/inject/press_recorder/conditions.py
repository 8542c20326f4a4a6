"""Conditions, in which whatever waits in Python code waits: who waits at one, and who wakes whom.

`listen` is for the conditions inside the library's own objects; `wrap_threading` for those of the program.
"""

from __future__ import annotations

from typing import Any

from .events import say
from .locks import REAL, WatchedR
from .own import made, maker_of, replace


def listen(cond: Any, state: str, thing: str, mark: str = "") -> None:
    """Have a condition say who waits at it in which state, and when it wakes how many.

    `mark`: what a plain notify() means; notify_all() then means something else, such as a shutdown.
    """
    real_wait, real_notify = cond.wait, cond.notify

    def wait(timeout: Any = None) -> Any:
        say("call", state, thing)
        outcome = "?"
        try:
            got = real_wait(timeout)
            if state == "timer":
                outcome = "" if got else "over"
            elif state == "barrier" and not got:
                outcome = "timeout"
            return got
        except BaseException as error:
            outcome = type(error).__name__
            raise
        finally:
            say("back", outcome)

    def notify(n: int = 1) -> None:
        if mark:
            say(mark, thing)
        if n:
            say("wake", state, thing, n)
        real_notify(n)

    def notify_all() -> None:
        say("wake", state, thing, len(cond._waiters))
        real_notify(len(cond._waiters))

    cond.wait, cond.notify = wait, notify
    if mark:
        cond.notify_all = notify_all


def wrap_threading(threading: Any) -> None:
    """Wrap Condition: with a lock of its own it says of that one, too, what happens to it."""
    cls = threading.Condition
    old = cls.__init__

    def __init__(self: Any, lock: Any = None) -> None:
        maker = maker_of(self)
        thing = made("condition", maker)
        if thing is not None and lock is None:
            lock = WatchedR(REAL["RLock"](), made("lock", maker) or "")
        old(self, lock)
        if thing is not None:
            self._press_thing = thing
            _say_all(self, thing)

    replace(cls, old, __init__)


def _say_all(cond: Any, thing: str) -> None:
    """A wait begins when the lock has been let go and ends when it is asked for again."""
    real_wait, real_notify = cond.wait, cond.notify
    real_save, real_restore = cond._release_save, cond._acquire_restore

    def _release_save() -> Any:
        say("call", "condition", thing)
        return real_save()

    def _acquire_restore(saved: Any) -> None:
        say("back", "?")
        real_restore(saved)

    def wait(timeout: Any = None) -> Any:
        got = real_wait(timeout)
        say(*(("quick", "condition") if got else ("late",)), thing)
        return got

    def notify(n: int = 1) -> None:
        if cond._is_owned():
            say("notify", thing)
            say("wake", "condition", thing, n)
        real_notify(n)

    cond.wait, cond.notify = wait, notify
    cond._release_save, cond._acquire_restore = _release_save, _acquire_restore
