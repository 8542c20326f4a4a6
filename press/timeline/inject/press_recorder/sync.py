"""What threads of one process wait for each other with: events, semaphores, barriers, timers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .conditions import listen
from .events import say
from .own import made, maker_of, named, replace, thing_of

Quick = Callable[[Any], bool]


def wrap_threading(threading: Any) -> None:
    """Wrap what `threading` has; objects that the library makes for itself are left alone."""
    for name in ("Event", "Semaphore", "Barrier"):
        state = name.lower()
        named(
            getattr(threading, name),
            state,
            # a type for this lambda cannot be inferred: `state` is bound by its default
            lambda item, thing, state=state: listen(item._cond, state, thing),  # type: ignore[misc]
        )
    waited(threading.Event, "event")
    saying(threading.Event, "set", "set")
    saying(threading.Event, "clear", "clear")
    _semaphore(threading.Semaphore)
    saying(threading.Semaphore, "release", "release", may=lambda one, n=1: n > 0)
    saying(
        threading.BoundedSemaphore,
        "release",
        "release",
        may=lambda one, n=1: n > 0 and one._value + n <= one._initial_value,
    )
    _barrier(threading.Barrier)
    _timer(threading.Timer)


def waited(cls: Any, state: str) -> None:
    """Have `wait` say whether it has got what it waits for; the wait itself is the condition's business."""
    old = cls.wait

    def wait(self: Any, timeout: Any = None) -> Any:
        thing = thing_of(self)
        got = old(self, timeout)
        if thing is not None:
            now = timeout is not None and timeout <= 0
            say(*(("quick", state) if got else ("try",) if now else ("late",)), thing)
        return got

    replace(cls, old, wait)


def _semaphore(cls: Any) -> None:
    old = cls.acquire

    def acquire(self: Any, blocking: bool = True, timeout: Any = None) -> Any:
        got = old(self, blocking, timeout)
        thing = thing_of(self)
        if thing is not None:
            say("permit" if got else "late" if blocking and timeout != 0 else "try", thing)
        return got

    replace(cls, old, acquire)
    cls.__enter__ = lambda self: self.acquire()
    cls.__exit__ = lambda self, *error: self.release()


def _barrier(cls: Any) -> None:
    """It says who arrives, who opens it, who gets through; that is also so for one between processes."""
    old, old_release = cls.wait, cls._release

    def wait(self: Any, timeout: Any = None) -> Any:
        thing = thing_of(self)
        if thing is None:
            return old(self, timeout)
        say("arrive", thing)
        try:
            index = old(self, timeout)
        except BaseException as error:
            say("raise", type(error).__name__)
            raise
        say("quick", "barrier", thing)
        return index

    def _release(self: Any) -> None:
        if thing_of(self) is not None:
            say("open", thing_of(self))
        old_release(self)

    replace(cls, old, wait)
    replace(cls, old_release, _release)
    saying(cls, "abort", "abort")
    saying(cls, "reset", "reset")


def _timer(cls: Any) -> None:
    """A timer waits for its time or its end; whoever cancels it says so."""
    old, old_cancel = cls.__init__, cls.cancel

    def __init__(self: Any, *args: Any, **keywords: Any) -> None:
        old(self, *args, **keywords)
        thing = made("timer", maker_of(self))
        if thing is not None:
            self._press_timer = thing
            listen(self.finished._cond, "timer", thing)

    def cancel(self: Any) -> Any:
        thing = getattr(self, "_press_timer", None)
        if thing is not None:
            say("cancels", thing, getattr(self, "_press_lane", ""))
        return old_cancel(self)

    replace(cls, old, __init__)
    replace(cls, old_cancel, cancel)


def waiting(cls: Any, method: str, state: str, quick: Quick | None = None) -> None:
    """Make a method say that it waits, and when it is back with what outcome.

    `quick` tells that it would not wait at all; then it only says that it was called.
    """
    old = getattr(cls, method)

    def wait(self: Any, *args: Any, **keywords: Any) -> Any:
        thing = thing_of(self)
        if thing is None:
            return old(self, *args, **keywords)
        if quick is not None and quick(self):
            result = old(self, *args, **keywords)
            say("quick", state, thing)
            return result
        say("call", state, thing)
        outcome = ""
        try:
            result = old(self, *args, **keywords)
            outcome = "timeout" if result is False else ""
            return result
        except BaseException as error:
            outcome = type(error).__name__
            raise
        finally:
            say("back", outcome)

    replace(cls, old, wait)


def saying(cls: Any, method: str, kind: str, may: Callable[..., bool] | None = None) -> None:
    """Make a method say that it was called, before anybody can notice its effect, unless it will refuse."""
    old = getattr(cls, method)

    def act(self: Any, *args: Any, **keywords: Any) -> Any:
        thing = thing_of(self)
        if thing is not None and (may is None or may(self, *args, **keywords)):
            say(kind, thing)
        return old(self, *args, **keywords)

    replace(cls, old, act)
