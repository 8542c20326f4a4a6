"""The queue module: who puts, who gets, who waits for room, for an item, or until all is done.

A put and a get are said while the queue is locked, so they stand in the order in which they happened.
"""

from __future__ import annotations

import sys
from typing import Any

from .conditions import listen
from .events import say
from .own import made, named, replace, thing_of
from .sync import saying


def wrap_queue(queue: Any) -> None:
    """Wrap Queue and its subclasses, and SimpleQueue."""
    cls = queue.Queue
    named(cls, "queue", _ready)
    for method in ("get", "put"):
        _refused(cls, method, queue)
    _joined(cls)
    saying(cls, "task_done", "task_done", may=lambda one: one.unfinished_tasks > 0)
    if hasattr(cls, "shutdown"):
        saying(cls, "shutdown", "shutdown")
    queue.SimpleQueue = _simple(queue)


def _ready(item: Any, thing: str) -> None:
    listen(item.not_empty, "get", thing, mark="put")
    listen(item.not_full, "put", thing, mark="get")
    listen(item.all_tasks_done, "queue-join", thing)


def _refused(cls: Any, method: str, queue: Any) -> None:
    """Have a method say why it did not get or put anything."""
    old = getattr(cls, method)
    place = 0 if method == "get" else 1

    def act(self: Any, *args: Any, **keywords: Any) -> Any:
        thing = thing_of(self)
        if thing is None:
            return old(self, *args, **keywords)
        try:
            return old(self, *args, **keywords)
        except (queue.Empty, queue.Full):
            block = keywords.get("block", args[place] if len(args) > place else True)
            timeout = keywords.get("timeout", args[place + 1] if len(args) > place + 1 else None)
            say("late" if block and timeout != 0 else "try", thing)
            raise
        except Exception as error:
            say("raise", type(error).__name__)
            raise

    replace(cls, old, act)


def _joined(cls: Any) -> None:
    old = cls.join

    def join(self: Any, *args: Any, **keywords: Any) -> Any:
        result = old(self, *args, **keywords)
        if thing_of(self) is not None:
            say("quick", "queue-join", thing_of(self))
        return result

    replace(cls, old, join)


def _simple(queue: Any) -> Any:
    """SimpleQueue is written in C: own code gets a subclass that says what happens, others the real one."""
    real = queue.SimpleQueue

    class Watched(real):  # type: ignore[misc,valid-type]  # a base known only at run time
        _press_thing: str

        def put(self, item: Any, block: bool = True, timeout: Any = None) -> None:
            say("put", self._press_thing)
            say("wake", "get", self._press_thing, 1)
            real.put(self, item, block, timeout)

        def put_nowait(self, item: Any) -> None:
            self.put(item, False)

        def get(self, block: bool = True, timeout: Any = None) -> Any:
            item = self._now(block, timeout)
            say("get", self._press_thing)
            return item

        def _now(self, block: bool, timeout: Any) -> Any:
            if block and (timeout is None or timeout > 0):
                try:
                    return real.get(self, False)
                except queue.Empty:
                    return self._later(timeout)
            try:
                return real.get(self, block, timeout)
            except queue.Empty:
                say("try", self._press_thing)
                raise

        def _later(self, timeout: Any) -> Any:
            say("call", "get", self._press_thing)
            outcome = "timeout"
            try:
                item = real.get(self, True, timeout)
                outcome = "?"
                return item
            finally:
                say("back", outcome)

        def get_nowait(self) -> Any:
            return self.get(False)

    class Kind(type):
        def __instancecheck__(cls, item: Any) -> bool:
            return isinstance(item, real)

        def __repr__(cls) -> str:
            return repr(real)

        def __getattr__(cls, name: str) -> Any:
            return getattr(real, name)

    class SimpleQueue(metaclass=Kind):
        def __new__(cls, *args: Any, **keywords: Any) -> Any:
            thing = made("queue", sys._getframe(1))
            if thing is None:
                return real(*args, **keywords)
            made_one = Watched(*args, **keywords)
            made_one._press_thing = thing
            return made_one

    for cls in (Watched, SimpleQueue):
        cls.__name__, cls.__qualname__, cls.__module__ = real.__name__, real.__qualname__, real.__module__
    return SimpleQueue
