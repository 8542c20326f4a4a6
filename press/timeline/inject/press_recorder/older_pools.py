"""multiprocessing.pool: jobs, what waits for their results, and who calls back."""

from __future__ import annotations

import os
import sys
from typing import Any

from .events import now, say
from .jobs import Inbox, Job, Noted
from .own import call_text, own_caller, replace


def wrap_pool(pool: Any) -> None:
    """Wrap the inbox of a worker, submitting, waiting for results, callbacks."""
    _workers(pool)
    _results(pool)
    _iterators(pool.IMapIterator)
    for name in ("apply_async", "_map_async", "imap", "imap_unordered"):
        _submitting(pool.Pool, name)


def _workers(pool: Any) -> None:
    real = pool.worker

    def worker(inqueue: Any, outqueue: Any, first: Any = None, inner: Any = (), *args: Any) -> Any:
        if first is not None:
            first = Job(first, call_text(first, tuple(inner)))
        return real(Inbox(inqueue, _keys(_maker(inqueue))), outqueue, first, inner, *args)

    replace(pool, real, worker)


def _maker(inqueue: Any) -> int:
    """The process that made the pool a worker belongs to: with threads, this one."""
    parent = sys.modules["multiprocessing.process"].parent_process()
    of_threads = type(inqueue).__module__ in ("queue", "_queue")
    return os.getpid() if of_threads or parent is None else int(parent.pid)


def _keys(pid: int) -> str:
    return f"{pid}:pool"


def _results(pool: Any) -> None:
    real_wait, real_set = pool.ApplyResult.wait, pool.ApplyResult._set

    def wait(self: Any, timeout: Any = None) -> Any:
        thing = f"{_keys(os.getpid())}{self._job}"
        if self.ready():
            say("quick", "future", thing)
            return real_wait(self, timeout)
        say("call", "future", thing)
        try:
            real_wait(self, timeout)
        finally:
            say("back", "" if self.ready() else "timeout")

    def _set(self: Any, number: int, outcome: Any) -> None:
        for name in ("_callback", "_error_callback"):
            fn = getattr(self, name, None)
            if fn is not None and not isinstance(fn, Noted):
                setattr(self, name, Noted(fn))
        real_set(self, number, outcome)

    replace(pool.ApplyResult, real_wait, wait)
    replace(pool.ApplyResult, real_set, _set)


def _iterators(cls: Any) -> None:
    real = cls.next

    def next(self: Any, timeout: Any = None) -> Any:
        if self._items or self._index == self._length or own_caller(2, 2) is None:
            return real(self, timeout)
        say("call", "future", f"{_keys(os.getpid())}{self._job}")
        outcome = ""
        try:
            return real(self, timeout)
        except BaseException as error:
            outcome = {"TimeoutError": "timeout", "StopIteration": ""}.get(type(error).__name__, "")
            raise
        finally:
            say("back", outcome)

    replace(cls, real, next)
    cls.__next__ = next


def _submitting(cls: Any, name: str) -> None:
    real = getattr(cls, name)

    def submit(self: Any, func: Any, *args: Any, **keywords: Any) -> Any:
        at = now()
        result = real(self, func, *args, **keywords)
        job = getattr(result, "_job", None)  # imap with chunks returns a generator
        if job is not None:
            given = tuple(args[0]) if name == "apply_async" and args else ()
            text = call_text(func, given) if given else getattr(func, "__name__", "?")
            say("submit", f"{_keys(os.getpid())}{job}", text, at=at)
        return result

    replace(cls, real, submit)
