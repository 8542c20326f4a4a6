"""threading.Lock and RLock that say when they are taken, waited for and released.

Only a lock that own code makes is of this kind; the library's locks stay what they are.
"""

from __future__ import annotations

import sys
from typing import Any

from .events import say
from .own import made

REAL: dict[str, Any] = {}
"""What threading.Lock and threading.RLock were."""


class Watched:
    """A lock that says what happens to it."""

    def __init__(self, real: Any, thing: str) -> None:
        self._real = real
        self._press_thing = thing

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """As the real one; a wait is one only if the lock was not free."""
        usual = isinstance(timeout, int | float) and (timeout == -1 or (blocking and 0 <= timeout <= 1e6))
        if not usual or not self._real.acquire(False):
            if not usual or not blocking or timeout == 0:
                got = bool(self._real.acquire(blocking, timeout))
                if not got:
                    say("try", self._press_thing)
                    return False
            elif not self._wait(timeout):
                return False
        self._taken()
        return True

    def _wait(self, timeout: float = -1) -> bool:
        say("call", "lock", self._press_thing)
        outcome = "timeout"
        try:
            if self._real.acquire(True, timeout):
                outcome = ""
        except BaseException as error:
            outcome = type(error).__name__
            raise
        finally:
            say("back", outcome)
        return not outcome

    def _taken(self) -> None:
        say("acquire", self._press_thing)

    def release(self) -> None:
        """As the real one; said before, for the next one may have it at once."""
        if self._real.locked():
            say("release", self._press_thing)
        self._real.release()

    def _is_owned(self) -> bool:
        """What Condition asks for, without trying."""
        return bool(self._real.locked())

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *error: Any) -> None:
        self.release()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def __repr__(self) -> str:
        return repr(self._real)

    def __reduce_ex__(self, protocol: Any) -> Any:
        return self._real.__reduce_ex__(protocol)


class WatchedR(Watched):
    """A reentrant one; Condition asks it to let go whatever its depth."""

    def __init__(self, real: Any, thing: str) -> None:
        super().__init__(real, thing)
        self._depth = 0

    def _taken(self) -> None:
        self._depth += 1
        if self._depth == 1:
            say("acquire", self._press_thing)

    def release(self) -> None:
        """As the real one; only the last of its releases lets go."""
        if self._real._is_owned():
            self._depth -= 1
            if self._depth == 0:
                say("release", self._press_thing)
        self._real.release()

    def _is_owned(self) -> bool:
        return bool(self._real._is_owned())

    def _release_save(self) -> int:
        depth, self._depth = self._depth, 0
        say("release", self._press_thing)
        self._real._release_save()
        return depth

    def _acquire_restore(self, depth: int) -> None:
        self.acquire()
        for _ in range(depth - 1):
            self.acquire()


def wrap_threading(threading: Any) -> None:
    """Wrap both kinds."""
    for name, watched in ("Lock", Watched), ("RLock", WatchedR):
        REAL[name] = getattr(threading, name)
        setattr(threading, name, _factory(REAL[name], watched, name))


def _factory(real: Any, watched: type[Watched], name: str) -> Any:
    example = type(real())
    watched.__name__, watched.__qualname__, watched.__module__ = (
        example.__name__,
        example.__qualname__,
        example.__module__,
    )

    class Kind(type):
        def __instancecheck__(cls, item: Any) -> bool:
            return isinstance(item, example | watched)

        def __repr__(cls) -> str:
            return repr(real)

    class Lock(metaclass=Kind):
        def __new__(cls, *args: Any, **keywords: Any) -> Any:
            thing = made("lock", sys._getframe(1))
            lock = real(*args, **keywords)
            return lock if thing is None else watched(lock, thing)

    Lock.__name__ = Lock.__qualname__ = name
    Lock.__module__ = "threading"
    return Lock
