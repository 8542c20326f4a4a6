"""multiprocessing: processes, and what they wait for each other with.  Keys travel with what is pickled."""

from __future__ import annotations

from collections.abc import Callable
from types import FrameType
from typing import Any

from .conditions import listen
from .events import here, main_lane, now, say
from .own import made, maker_of, own_caller, replace, thing_of
from .sync import saying, waiting
from .threads import kind_of, target_of

TRAVELS = "with its key"


def wrap_process(process: Any) -> None:
    """Wrap start and join in the parent, the beginning and the end in the child."""
    cls = process.BaseProcess
    real_start, real_join, real_begin = cls.start, cls.join, cls._bootstrap

    def start(self: Any) -> None:
        at, target = now(), target_of(self)
        kind = "worker" if kind_of(self) == "worker" else "process"
        say("call", "create", str(self.name))
        try:
            real_start(self)
        finally:
            say("back", "")
        say("start", f"{self.pid}.0", self.name, kind, bool(self.daemon), target, at=at)

    def join(self: Any, timeout: Any = None) -> Any:
        lane = f"{self.pid}.0"
        if self.exitcode is not None:
            say("quick", "join", lane)
            return real_join(self, timeout)
        say("call", "join", lane)
        try:
            real_join(self, timeout)
        finally:
            say("back", "timeout" if self.exitcode is None else "")

    def _bootstrap(self: Any, *args: Any, **keywords: Any) -> Any:
        here.lane, here.task = main_lane(), None
        say("begin")
        code = 1
        try:
            code = real_begin(self, *args, **keywords)
            return code
        finally:
            if code:
                say("raise", f"exit code {code}")
            say("end")

    for old, new in (real_start, start), (real_join, join), (real_begin, _bootstrap):
        replace(cls, old, new)
    for name in ("terminate", "kill"):
        _ended_from_outside(cls, name)


def _ended_from_outside(cls: Any, name: str) -> None:
    real = getattr(cls, name)

    def end(self: Any) -> Any:
        if getattr(self, "_popen", None) is not None:
            say("kill", name, f"{self.pid}.0")
        return real(self)

    replace(cls, real, end)


def _travel(cls: Any, ready: Callable[[Any], None] | None = None) -> None:
    """Let an object's key go with it to a child process; `ready` is called wherever it has arrived."""
    real_get, real_set = cls.__getstate__, cls.__setstate__

    def __getstate__(self: Any) -> Any:
        return TRAVELS, real_get(self), thing_of(self)

    def __setstate__(self: Any, state: Any) -> None:
        if isinstance(state, tuple) and state[:1] == (TRAVELS,):  # a barrier also calls this for itself
            _, state, self._press_thing = state
        real_set(self, state)
        if ready is not None:
            ready(self)

    replace(cls, real_get, __getstate__)
    replace(cls, real_set, __setstate__)


def _named(cls: Any, kind: str) -> None:
    """Give a key to what own code makes through a context: multiprocessing.Lock()."""
    real = cls.__init__

    def __init__(self: Any, *args: Any, **keywords: Any) -> None:
        if "_press_thing" not in self.__dict__:
            self._press_thing = made(kind, _context_caller(self))
        real(self, *args, **keywords)

    replace(cls, real, __init__)


def _context_caller(item: Any) -> FrameType | None:
    """Who called a context's Lock(), Queue() ...; pools do that too, for themselves."""
    frame = maker_of(item, 3)
    if frame is not None and frame.f_globals.get("__name__") == "multiprocessing.context":
        frame = frame.f_back
    return frame


def wrap_synchronize(synchronize: Any) -> None:
    """Wrap locks, semaphores, events, conditions; a barrier is one of `threading` over such parts."""
    _travel(synchronize.SemLock)
    for name in ("Lock", "RLock", "Semaphore", "BoundedSemaphore"):
        cls = getattr(synchronize, name)
        _named(cls, name.lower())
        if name != "BoundedSemaphore":  # it is a Semaphore
            _acquire(cls, name)
    for name, method, state in (("Event", "wait", "event"), ("Condition", "wait", "condition")):
        cls = getattr(synchronize, name)
        _named(cls, state)
        waiting(cls, method, state, quick=(lambda one: one.is_set()) if name == "Event" else None)
    _travel(synchronize.Condition)
    saying(synchronize.Event, "set", "set")
    saying(synchronize.Event, "clear", "clear")
    saying(synchronize.Condition, "notify", "notify")
    _named(synchronize.Barrier, "barrier")
    _travel(synchronize.Barrier, _listen)


def _listen(barrier: Any) -> None:
    thing = thing_of(barrier)
    if thing is not None:
        listen(barrier._cond, "barrier", thing)


def _acquire(cls: Any, name: str) -> None:
    """Wrap the methods that SemLock copies onto each object from its part in C."""
    real = cls._make_methods

    def _make_methods(self: Any) -> None:
        real(self)
        self.acquire, self.release = _taking(self, name), _giving(self, name)

    cls._make_methods = _make_methods
    cls.__enter__ = lambda self: self.acquire()
    cls.__exit__ = lambda self, *error: self.release()


def _taking(lock: Any, name: str) -> Any:
    take, state = lock.acquire, "semaphore" if name == "Semaphore" else "lock"

    def acquire(block: bool = True, timeout: Any = None) -> bool:
        thing = thing_of(lock)
        if thing is None:
            return bool(take(block, timeout))
        if not block:
            if not take(False):
                say("try", thing)
                return False
        elif not take(False):
            say("call", state, thing)
            got = bool(take(True, timeout))
            say("back", ("?" if state == "semaphore" else "") if got else "timeout")
            if not got:
                return False
        if name != "RLock" or lock._semlock._count() == 1:
            say("acquire" if state == "lock" else "permit", thing)
        return True

    return acquire


def _giving(lock: Any, name: str) -> Any:
    give, inside = lock.release, lock._semlock

    def release() -> Any:
        thing = thing_of(lock)
        last = inside._is_mine() and inside._count() == 1 if name == "RLock" else True
        if thing is not None and last and (name != "Lock" or inside._is_zero()):
            say("release", thing)
        return give()

    return release


def wrap_queues(queues: Any) -> None:
    """Wrap Queue, JoinableQueue and SimpleQueue."""
    for cls in (queues.Queue, queues.SimpleQueue):
        _named(cls, "queue")
        _travel(cls)
        waiting(cls, "get", "get", quick=_filled)
    saying(queues.SimpleQueue, "put", "put")
    for cls in (queues.Queue, queues.JoinableQueue):
        waiting(cls, "put", "put", quick=lambda one: not one._sem._semlock._is_zero())
    waiting(queues.JoinableQueue, "join", "queue-join")
    saying(queues.JoinableQueue, "task_done", "task_done")


def _filled(queue: Any) -> bool:
    try:
        return not queue.empty()
    except (OSError, ValueError):  # it is closed; the real get() will say so
        return False


def wrap_connection(connection: Any) -> None:
    """Wrap the ends of a pipe; those that the library uses for itself are left alone."""
    for name in ("recv", "recv_bytes", "poll"):
        real = getattr(connection.Connection, name)

        def wait(self: Any, *args: Any, _real: Any = real, _name: str = name) -> Any:
            if own_caller(2, 1) is None:
                return _real(self, *args)
            say("call", "io", _name)
            try:
                return _real(self, *args)
            finally:
                say("back", "")

        replace(connection.Connection, real, wait)
