"""A job that a pool's worker runs, the inbox it comes from, a callback: each says when it begins and ends."""

from __future__ import annotations

from typing import Any

from .events import say
from .own import call_text

CHUNKS = ("mapstar", "starmapstar", "_process_chunk")


def job_text(fn: Any, args: tuple[Any, ...]) -> str:
    """A job in a few words; a chunk of a map is named after the function that is mapped."""
    inner = getattr(fn, "func", fn)
    if getattr(inner, "__name__", "") == "_process_chunk":
        mapped, count = fn.args[0], len(args[0])
        return f"{getattr(mapped, '__name__', '?')} × {count}" if count > 1 else call_text(mapped, args[0][0])
    if getattr(inner, "__name__", "") in CHUNKS:
        mapped, items = args[0]
        items = tuple(items)
        if len(items) > 1:
            return f"{getattr(mapped, '__name__', '?')} × {len(items)}"
        return call_text(mapped, items[0] if inner.__name__ == "starmapstar" else (items[0],))
    return call_text(fn, args)


class Job:
    """A function that says when it begins and ends."""

    def __init__(self, fn: Any, text: str, thing: str = "") -> None:
        self.fn = fn
        self.text = text
        self.thing = thing

    def __call__(self, *args: Any, **keywords: Any) -> Any:
        say("job", self.text, self.thing)
        try:
            return self.fn(*args, **keywords)
        except BaseException as error:
            say("raise", type(error).__name__)
            raise
        finally:
            say("done", self.thing)


class Noted:
    """A callback that says when, and so in which lane, it is called."""

    def __init__(self, fn: Any) -> None:
        self.fn = fn

    def __call__(self, result: Any) -> Any:
        say("callback", getattr(self.fn, "__name__", "callback"))
        try:
            return self.fn(result)
        except BaseException as error:
            say("raise", type(error).__name__)
            raise
        finally:
            say("called")

    def __eq__(self, other: Any) -> bool:
        return bool(self.fn == (other.fn if isinstance(other, Noted) else other))

    def __hash__(self) -> int:
        return hash(self.fn)

    def __repr__(self) -> str:
        return repr(self.fn)


class Inbox:
    """The queue from which a worker process takes its jobs.  `keys`: how those of this pool begin."""

    def __init__(self, queue: Any, keys: str = "") -> None:
        self.queue = queue
        self.keys = keys

    def get(self, *args: Any, **keywords: Any) -> Any:
        """The next job, made to say when it begins and ends."""
        say("worker")
        item = self.queue.get(*args, **keywords)
        if isinstance(item, tuple):
            number, index, fn, inner, keywords = item
            job = Job(fn, job_text(fn, inner), f"{self.keys}{number}")
            return number, index, job, inner, keywords
        if item is not None and hasattr(item, "fn"):
            item.fn = Job(item.fn, job_text(item.fn, item.args), getattr(item, "press_thing", ""))
        return item

    def __getattr__(self, name: str) -> Any:
        return getattr(self.queue, name)
