"""Pools of concurrent.futures: jobs that are submitted, run by a worker, waited for, called back about."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

from .conditions import listen
from .events import here, new_thing, now, say
from .jobs import Inbox, Job, Noted, job_text
from .own import call_text, made, maker_of, own_caller, replace, thing_of
from .threads import MACHINERY


def wrap_futures(base: Any) -> None:
    """Wrap waiting for futures, their callbacks, their cancellation; and those that own code makes."""
    cls = base.Future
    _made(cls)
    for name in ("result", "exception"):
        _waiting(cls, name)
    for name in ("set_result", "set_exception"):
        _settling(cls, name)
    real_add, real_cancel = cls.add_done_callback, cls.cancel

    def add_done_callback(self: Any, fn: Any) -> Any:
        if thing_of(self) is None or _is_library(fn):
            return real_add(self, fn)
        return real_add(self, Noted(fn))

    def cancel(self: Any) -> bool:
        before = self.cancelled()
        done = bool(real_cancel(self))
        if done and not before and thing_of(self):
            say("cancels", thing_of(self), "")
        return done

    replace(cls, real_add, add_done_callback)
    replace(cls, real_cancel, cancel)
    _many(base._Waiter)


def _made(cls: Any) -> None:
    real = cls.__init__

    def __init__(self: Any) -> None:
        real(self)
        thing = here.future or made("future", maker_of(self))
        if thing is not None:
            self._press_thing, self._press_own = thing, here.future is None

    replace(cls, real, __init__)


def _settling(cls: Any, name: str) -> None:
    """What own code does with a future of its own; a pool does it after the job."""
    real = getattr(cls, name)

    def settle(self: Any, value: Any) -> Any:
        if getattr(self, "_press_own", False) and not self.done():
            say("settle", thing_of(self))
        return real(self, value)

    replace(cls, real, settle)


def _many(waiter: Any) -> None:
    """Have wait() and as_completed() say that they wait."""
    real = waiter.__init__

    def __init__(self: Any) -> None:
        real(self)
        if own_caller(2, 5) is not None:
            listen(self.event._cond, "futures", new_thing())

    replace(waiter, real, __init__)


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


def _submitting(cls: Any, in_process: bool) -> None:
    """Wrap submit: the future gets a key, under which the job is known."""
    real = cls.submit

    def submit(self: Any, fn: Any, /, *args: Any, **keywords: Any) -> Any:
        thing, text, at = new_thing(), job_text(fn, args), now()
        wrapped = in_process and callable(fn) and not _isolated(self)
        here.future = thing
        try:
            future = real(self, Job(fn, text, thing) if wrapped else fn, *args, **keywords)
        finally:
            here.future = None
        say("submit", thing, text, at=at)
        return future

    replace(cls, real, submit)


def _isolated(pool: Any) -> bool:
    """Whether a pool runs its jobs in interpreters of their own, to which they are pickled."""
    return any(cls.__name__ == "InterpreterPoolExecutor" for cls in type(pool).__mro__)


def wrap_thread_pool(thread: Any) -> None:
    """Wrap ThreadPoolExecutor.submit and the function that each worker begins with."""
    cls = thread.ThreadPoolExecutor
    _submitting(cls, True)
    real = cls.__init__

    def __init__(self: Any, *args: Any, **keywords: Any) -> None:
        if not _isolated(self):
            first, inner = keywords.get("initializer"), keywords.get("initargs", ())
            if len(args) > 2:
                first, inner = args[2], args[3] if len(args) > 3 else inner
            if callable(first):
                begun = Job(first, call_text(first, tuple(inner)))
                args, keywords = (*args[:2], *(() if len(args) < 3 else (begun, *args[3:]))), dict(keywords)
                if len(args) < 3:
                    keywords["initializer"] = begun
        real(self, *args, **keywords)

    replace(cls, real, __init__)
    _isolated_jobs(thread._WorkItem)


def _isolated_jobs(item: Any) -> None:
    """A job of an interpreter pool cannot say anything itself: its worker does."""
    real = item.run

    def run(self: Any, *context: Any) -> Any:
        if not context or type(context[0]).__module__ != "concurrent.futures.interpreter":
            return real(self, *context)
        if self.future.cancelled():
            return real(self, *context)
        say("job", "", thing_of(self.future) or "")
        try:
            return real(self, *context)
        finally:
            say("done", thing_of(self.future) or "")

    replace(item, real, run)


def wrap_process_pool(process: Any) -> None:
    """Wrap ProcessPoolExecutor.submit, and the inbox of a worker; a job takes its key along."""
    _submitting(process.ProcessPoolExecutor, False)
    real, real_item = process._process_worker, process._CallItem.__init__

    def _process_worker(call_queue: Any, result_queue: Any, first: Any, inner: Any, *args: Any) -> Any:
        if first is not None:
            first = Job(first, call_text(first, tuple(inner)))
        return real(Inbox(call_queue), result_queue, first, inner, *args)

    def __init__(self: Any, work_id: Any, *args: Any) -> None:
        real_item(self, work_id, *args)
        pending = getattr(sys._getframe(1).f_locals.get("self"), "pending_work_items", {})
        self.press_thing = thing_of(getattr(pending.get(work_id), "future", None)) or ""

    replace(process, real, _process_worker)
    replace(process._CallItem, real_item, __init__)
