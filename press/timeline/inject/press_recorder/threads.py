"""threading.Thread: who starts whom, when it begins and ends, who waits for its end."""

from __future__ import annotations

from typing import Any

from .events import here, lane_here, new_lane, now, say
from .own import replace

MACHINERY = ("multiprocessing", "concurrent", "asyncio")


def wrap_threading(threading: Any) -> None:
    """Wrap start, join, and the function that a new thread begins with."""
    cls = threading.Thread
    real_start, real_join, real_begin = cls.start, cls.join, cls._bootstrap_inner
    real_shutdown, real_hook = threading._shutdown, threading.excepthook

    def start(self: Any) -> None:
        lane = self._press_lane = new_lane()
        say("start", lane, self.name, kind_of(self), bool(self.daemon), target_of(self))
        say("call", "launch", lane)
        try:
            real_start(self)
        except BaseException:
            say("never", lane=lane)
            raise
        finally:
            say("back", "")

    def join(self: Any, timeout: Any = None) -> Any:
        lane = getattr(self, "_press_lane", None)
        if lane is None:
            return real_join(self, timeout)
        if not self.is_alive():
            say("quick", "join", lane)
            return real_join(self, timeout)
        say("call", "join", lane)
        try:
            real_join(self, timeout)
        finally:
            say("back", "timeout" if self.is_alive() else "")

    def _bootstrap_inner(self: Any) -> None:
        here.lane = getattr(self, "_press_lane", None)
        lane = here.lane or lane_here()
        say("begin", lane=lane)
        try:
            real_begin(self)
        finally:
            say("end", lane=lane)

    def _shutdown(*args: Any) -> Any:
        main = threading.main_thread()
        if all(one.daemon or one is main for one in threading.enumerate()):
            return real_shutdown(*args)
        say("call", "exit", "")
        try:
            return real_shutdown(*args)
        finally:
            say("back", "", at=now())

    def excepthook(args: Any, /) -> Any:
        say("raise", args.exc_type.__name__)
        return real_hook(args)

    for owner, old, new in (
        (cls, real_start, start),
        (cls, real_join, join),
        (cls, real_begin, _bootstrap_inner),
        (threading, real_shutdown, _shutdown),
    ):
        replace(owner, old, new)
    threading.excepthook = excepthook


def target_of(item: Any) -> str:
    """Name of the function that a thread or process is to run."""
    target: Any = getattr(item, "_target", None)
    while hasattr(target, "func") and not hasattr(target, "__name__"):
        target = target.func  # functools.partial
    return getattr(target, "__name__", "")


def kind_of(thread: Any) -> str:
    """'thread', or for a thread that the library starts for itself: 'worker' of a pool, or 'service'."""
    target = getattr(thread, "_target", None)
    home = getattr(target, "__module__", None) or type(thread).__module__
    if home.split(".")[0] not in MACHINERY:
        return "thread"
    name = getattr(target, "__name__", "")
    return "worker" if name in ("_worker", "worker") else "service"
