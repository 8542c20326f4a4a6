"""What threads of one process wait for each other with: events, conditions, barriers, semaphores, queues."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .events import say
from .own import named, replace, thing_of

Quick = Callable[[Any], bool]


def wrap_threading(threading: Any) -> None:
    """Wrap what `threading` has; objects that the library makes for itself are left alone."""
    for name in ("Event", "Condition", "Barrier", "Semaphore"):
        named(getattr(threading, name), name.lower())
    waiting(threading.Event, "wait", "event", quick=lambda event: event.is_set())
    saying(threading.Event, "set", "set")
    saying(threading.Event, "clear", "clear")
    waiting(threading.Condition, "wait", "condition")
    saying(threading.Condition, "notify", "notify")
    saying(threading.Condition, "notify_all", "notify")
    waiting(threading.Barrier, "wait", "barrier")
    saying(threading.Barrier, "abort", "abort")
    semaphore = threading.Semaphore
    waiting(semaphore, "acquire", "semaphore", quick=lambda one: one._value > 0)
    saying(semaphore, "release", "release")
    semaphore.__enter__ = lambda self: self.acquire()
    semaphore.__exit__ = lambda self, *error: self.release()
    bounded = threading.BoundedSemaphore
    saying(bounded, "release", "release")


def wrap_queue(queue: Any) -> None:
    """Wrap queue.Queue; subclasses inherit it.  SimpleQueue is written in C and stays unwatched."""
    cls = queue.Queue
    named(cls, "queue")
    waiting(cls, "get", "get", quick=lambda q: q._qsize() > 0)
    waiting(cls, "put", "put", quick=lambda q: q.maxsize <= 0 or q._qsize() < q.maxsize)
    waiting(cls, "join", "queue-join", quick=lambda q: q.unfinished_tasks == 0)
    saying(cls, "task_done", "task_done")


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


def saying(cls: Any, method: str, kind: str) -> None:
    """Make a method say that it was called, before anybody can notice its effect."""
    old = getattr(cls, method)

    def act(self: Any, *args: Any, **keywords: Any) -> Any:
        thing = thing_of(self)
        if thing is not None:
            say(kind, thing)
        return old(self, *args, **keywords)

    replace(cls, old, act)
