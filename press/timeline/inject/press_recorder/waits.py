"""Waiting for the outside world: sockets, other programs."""

from __future__ import annotations

from typing import Any

from .events import say
from .own import own_caller

SOCKET = ("accept", "connect", "recv", "recv_into", "recvfrom", "sendall", "send")


def wrap_socket(socket: Any) -> None:
    """Wrap the calls that may block; a socket that does not block, as in asyncio, never waits."""
    for name in SOCKET:
        _wrap(socket.socket, name, lambda self: self.gettimeout() == 0.0)


def wrap_subprocess(subprocess: Any) -> None:
    """Wrap waiting for a program's end."""
    _wrap(subprocess.Popen, "wait", lambda self: self.returncode is not None)


def _wrap(cls: Any, name: str, quick: Any) -> None:
    real = getattr(cls, name)

    def wait(self: Any, *args: Any, **keywords: Any) -> Any:
        if quick(self) or (own_caller(2, 3) is None and name != "wait"):
            return real(self, *args, **keywords)
        say("call", "io", name)
        try:
            return real(self, *args, **keywords)
        finally:
            say("back", "")

    wait.__name__, wait.__qualname__, wait.__doc__ = name, f"{cls.__name__}.{name}", real.__doc__
    setattr(cls, name, wait)
