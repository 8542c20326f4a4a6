"""threading.Lock and RLock that say when they are taken, waited for and released.

Only a lock that own code makes is of this kind; the library's locks stay what they are.
"""

from __future__ import annotations

import sys
from typing import Any

from .events import say
from .own import made


class Watched:
    """A lock that says what happens to it."""

    def __init__(self, real: Any, thing: str) -> None:
        self._real = real
        self._press_thing = thing
        self._depth = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """As the real one; a wait is one only if the lock was not free."""
        if not self._real.acquire(False):
            if not blocking:
                say("try", self._press_thing)
                return False
            say("call", "lock", self._press_thing)
            got = False
            try:
                got = self._real.acquire(True, timeout)
            finally:
                say("back", "" if got else "timeout")
            if not got:
                return False
        self._depth += 1
        if self._depth == 1:
            say("acquire", self._press_thing)
        return True

    def release(self) -> None:
        """As the real one; said before, for the next one may have it at once."""
        self._depth -= 1
        if self._depth == 0:
            say("release", self._press_thing)
        try:
            self._real.release()
        except RuntimeError:
            self._depth = max(self._depth, 0)
            raise

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *error: Any) -> None:
        self.release()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def __repr__(self) -> str:
        return repr(self._real)


class WatchedR(Watched):
    """A reentrant one; Condition asks it to let go whatever its depth."""

    def _release_save(self) -> Any:
        depth, self._depth = self._depth, 0
        say("release", self._press_thing)
        return self._real._release_save(), depth

    def _acquire_restore(self, state: Any) -> None:
        self._real._acquire_restore(state[0])
        self._depth = state[1]
        say("acquire", self._press_thing)


def wrap_threading(threading: Any) -> None:
    """Wrap both kinds."""
    for name, watched in ("Lock", Watched), ("RLock", WatchedR):
        setattr(threading, name, _factory(getattr(threading, name), watched, name))


def _factory(real: Any, watched: type[Watched], name: str) -> Any:
    example = type(real())

    class Kind(type):
        def __instancecheck__(cls, item: Any) -> bool:
            return isinstance(item, example | watched)

    class Lock(metaclass=Kind):
        def __new__(cls, *args: Any, **keywords: Any) -> Any:
            thing = made("lock", sys._getframe(1))
            lock = real(*args, **keywords)
            return lock if thing is None else watched(lock, thing)

    Lock.__name__ = Lock.__qualname__ = name
    Lock.__module__ = "threading"
    return Lock
