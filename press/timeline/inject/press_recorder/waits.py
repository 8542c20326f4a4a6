"""Waiting for the outside world: sockets, other programs."""

from __future__ import annotations

from typing import Any

from .events import say
from .own import own_caller, replace

SOCKET = ("accept", "connect", "recv", "recv_into", "recvfrom", "sendall", "send")


def wrap_socket(socket: Any) -> None:
    """Wrap the calls that may block; a socket that does not block, as in asyncio, never waits."""
    for name in SOCKET:
        _wrap(socket.socket, name, lambda self: self.gettimeout() == 0.0)


def wrap_subprocess(subprocess: Any) -> None:
    """Wrap waiting for a program's end."""
    for name in ("wait", "communicate"):
        _wrap(subprocess.Popen, name, lambda self: self.returncode is not None)


def wrap_select(select: Any) -> None:
    """Wrap select.select; what selectors call below it is the library's business."""
    real = select.select

    def selecting(*args: Any) -> Any:
        if own_caller(2, 1) is None:
            return real(*args)
        return _waiting("select", real, *args)

    selecting.__name__ = selecting.__qualname__ = "select"
    select.select = staticmethod(selecting)  # SelectSelector keeps it as an attribute of the class


def wrap_selectors(selectors: Any) -> None:
    """Wrap the selectors' select, for own code: an event loop's is its own."""
    for name in ("SelectSelector", "PollSelector", "EpollSelector", "KqueueSelector", "DevpollSelector"):
        cls = getattr(selectors, name, None)
        if cls is not None:
            _selecting(cls)


def _selecting(cls: Any) -> None:
    real = cls.select

    def select(self: Any, timeout: Any = None) -> Any:
        if own_caller(2, 1) is None:
            return real(self, timeout)
        return _waiting("select", real, self, timeout)

    replace(cls, real, select)


def _waiting(name: str, real: Any, *args: Any, **keywords: Any) -> Any:
    say("call", "io", name)
    try:
        return real(*args, **keywords)
    finally:
        say("back", "")


def _wrap(cls: Any, name: str, quick: Any) -> None:
    real = getattr(cls, name)

    def wait(self: Any, *args: Any, **keywords: Any) -> Any:
        if quick(self) or (own_caller(2, 3) is None and name not in ("wait", "communicate")):
            return real(self, *args, **keywords)
        return _waiting(name, real, self, *args, **keywords)

    wait.__name__, wait.__qualname__, wait.__doc__ = name, f"{cls.__name__}.{name}", real.__doc__
    setattr(cls, name, wait)
