"""threading.Thread: who starts whom, when it begins and ends, who waits for its end."""

from __future__ import annotations

import sys
from typing import Any

from .events import here, lane_here, new_lane, now, say, say_last
from .own import own_caller, replace

MACHINERY = ("multiprocessing", "concurrent", "asyncio")


def wrap_threading(threading: Any) -> None:
    """Wrap start, join, and the function that a new thread begins with."""
    cls = threading.Thread
    real_start, real_join, real_begin = cls.start, cls.join, cls._bootstrap_inner
    real_shutdown = threading._shutdown

    def start(self: Any) -> Any:
        if getattr(self, "_press_lane", None) is not None:  # it may be started once only
            return real_start(self)
        lane = self._press_lane = new_lane()
        _say_what_it_raises(self)
        say("start", lane, self.name, kind_of(self), bool(self.daemon), target_of(self))
        say("call", "launch", lane)
        try:
            real_start(self)
        except BaseException:
            say("never", lane=lane)
            self._press_lane = None
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
        outcome = ""
        try:
            real_join(self, timeout)
            outcome = "timeout" if self.is_alive() else ""
        except BaseException as error:
            outcome = type(error).__name__
            raise
        finally:
            say("back", outcome)

    def _bootstrap_inner(self: Any) -> None:
        here.lane = getattr(self, "_press_lane", None)
        lane, name = here.lane or lane_here(), self._name
        say("begin", lane=lane)
        try:
            real_begin(self)
        finally:
            if self._name != name:
                say("name", self._name, lane=lane)
            say("end", lane=lane)

    def _shutdown(*args: Any) -> Any:
        say_last()
        main = threading.main_thread()
        if all(one.daemon or one is main for one in threading.enumerate()):
            return real_shutdown(*args)
        say("call", "exit", "")
        try:
            return real_shutdown(*args)
        finally:
            say("back", "", at=now())

    for owner, old, new in (
        (cls, real_start, start),
        (cls, real_join, join),
        (cls, real_begin, _bootstrap_inner),
        (threading, real_shutdown, _shutdown),
    ):
        replace(owner, old, new)


def _say_what_it_raises(thread: Any) -> None:
    """Say so before the hook is called, whoever has put which hook in place."""
    hook = thread._invoke_excepthook

    def invoke_excepthook(self: Any) -> Any:
        say("raise", (sys.exc_info()[0] or BaseException).__name__)
        return hook(self)

    thread._invoke_excepthook = invoke_excepthook


class Started:
    """The function of a thread that _thread.start_new_thread starts."""

    def __init__(self, function: Any, lane: str) -> None:
        self.function = function
        self.lane = lane

    def __call__(self, *args: Any, **keywords: Any) -> Any:
        here.lane = self.lane
        say("begin")
        try:
            return self.function(*args, **keywords)
        except BaseException as error:
            say("raise", type(error).__name__)
            raise
        finally:
            say("end")

    def __repr__(self) -> str:
        return repr(self.function)


def wrap_thread(module: Any) -> None:
    """Wrap _thread.start_new_thread, for own code; such a thread is waited for by nobody."""
    real = module.start_new_thread

    def start_new_thread(function: Any, *args: Any) -> Any:
        if own_caller(2, 1) is None or not callable(function):
            return real(function, *args)
        lane, name = new_lane(), getattr(function, "__name__", "")
        say("start", lane, name, "thread", True, "")
        return real(Started(function, lane), *args)

    module.start_new_thread = module.start_new = start_new_thread


def target_of(item: Any) -> str:
    """Name of the function that a thread or process is to run."""
    target: Any = getattr(item, "_target", None)
    if target is None:  # a Timer has a function; a class of the program's own has a run()
        target = getattr(item, "function", None) or type(item)
        if target is type(item) and target.__module__.split(".")[0] in (*MACHINERY, "threading"):
            return ""
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
