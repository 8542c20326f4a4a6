"""Pools: jobs that are submitted, run by a worker, waited for, and called back about."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

from .events import new_thing, say
from .own import call_text, replace, thing_of
from .threads import MACHINERY

CHUNKS = ("mapstar", "starmapstar", "_process_chunk")


def wrap_futures(base: Any) -> None:
    """Wrap waiting for futures, their callbacks, their cancellation."""
    cls = base.Future
    for name in ("result", "exception"):
        _waiting(cls, name)
    real_add, real_cancel = cls.add_done_callback, cls.cancel

    def add_done_callback(self: Any, fn: Any) -> Any:
        if thing_of(self) is None or _is_library(fn):
            return real_add(self, fn)

        def called(future: Any) -> Any:
            say("callback", getattr(fn, "__name__", "callback"))
            return fn(future)

        return real_add(self, called)

    def cancel(self: Any) -> bool:
        done = bool(real_cancel(self))
        if done and thing_of(self):
            say("cancel", thing_of(self))
        return done

    replace(cls, real_add, add_done_callback)
    replace(cls, real_cancel, cancel)


def _is_library(function: Any) -> bool:
    return (getattr(function, "__module__", "") or "").split(".")[0] in MACHINERY


def _by_asyncio(frame: FrameType) -> bool:
    return str(frame.f_globals.get("__name__", "")).startswith("asyncio")


def _waiting(cls: Any, name: str) -> None:
    real = getattr(cls, name)

    def wait(self: Any, timeout: Any = None) -> Any:
        thing = thing_of(self)
        if thing is None or _by_asyncio(sys._getframe(1)):
            return real(self, timeout)
        if self.done():
            say("quick", "future", thing)
            return real(self, timeout)
        say("call", "future", thing)
        try:
            return real(self, timeout)
        finally:
            say("back", "" if self.done() else "timeout")

    replace(cls, real, wait)


def _submitting(cls: Any) -> None:
    """Wrap submit: the future gets a key, under which the job is known."""
    real = cls.submit

    def submit(self: Any, fn: Any, /, *args: Any, **keywords: Any) -> Any:
        thing = new_thing()
        say("submit", thing, job_text(fn, args))
        future = real(self, fn, *args, **keywords)
        future._press_thing = thing
        return future

    replace(cls, real, submit)


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
            say("done")


def wrap_thread_pool(thread: Any) -> None:
    """Wrap ThreadPoolExecutor.submit and the work item, which a worker runs."""
    cls, real = thread.ThreadPoolExecutor, thread.ThreadPoolExecutor.submit

    def submit(self: Any, fn: Any, /, *args: Any, **keywords: Any) -> Any:
        thing, text = new_thing(), job_text(fn, args)
        say("submit", thing, text)
        future = real(self, Job(fn, text, thing), *args, **keywords)
        future._press_thing = thing
        return future

    replace(cls, real, submit)


def wrap_process_pool(process: Any) -> None:
    """Wrap ProcessPoolExecutor.submit, and the inbox of a worker."""
    _submitting(process.ProcessPoolExecutor)
    real = process._process_worker

    def _process_worker(call_queue: Any, *args: Any) -> Any:
        return real(Inbox(call_queue), *args)

    replace(process, real, _process_worker)


def wrap_pool(pool: Any) -> None:
    """Wrap multiprocessing.pool: the inbox of a worker, waiting for results, callbacks."""
    real, real_wait, real_set = pool.worker, pool.ApplyResult.wait, pool.ApplyResult._set

    def worker(inqueue: Any, *args: Any, **keywords: Any) -> Any:
        return real(Inbox(inqueue), *args, **keywords)

    def wait(self: Any, timeout: Any = None) -> Any:
        if self.ready():
            say("quick", "result", "")
            return real_wait(self, timeout)
        say("call", "result", "")
        try:
            real_wait(self, timeout)
        finally:
            say("back", "" if self.ready() else "timeout")

    def _set(self: Any, number: int, outcome: Any) -> None:
        for name in ("_callback", "_error_callback"):
            fn = getattr(self, name, None)
            if fn is not None and not isinstance(fn, Callback):
                setattr(self, name, Callback(fn))
        real_set(self, number, outcome)

    replace(pool, real, worker)
    replace(pool.ApplyResult, real_wait, wait)
    replace(pool.ApplyResult, real_set, _set)


class Callback:
    """A callback that says when, and so in which lane, it is called."""

    def __init__(self, fn: Any) -> None:
        self.fn = fn

    def __call__(self, result: Any) -> Any:
        say("callback", getattr(self.fn, "__name__", "callback"))
        return self.fn(result)


class Inbox:
    """The queue from which a worker process takes its jobs."""

    def __init__(self, queue: Any) -> None:
        self.queue = queue

    def get(self, *args: Any, **keywords: Any) -> Any:
        """The next job, made to say when it begins and ends."""
        say("worker")
        item = self.queue.get(*args, **keywords)
        if isinstance(item, tuple):
            number, index, fn, inner, keywords = item
            return number, index, Job(fn, job_text(fn, inner)), inner, keywords
        if item is not None and hasattr(item, "fn"):
            item.fn = Job(item.fn, job_text(item.fn, item.args))
        return item

    def __getattr__(self, name: str) -> Any:
        return getattr(self.queue, name)
