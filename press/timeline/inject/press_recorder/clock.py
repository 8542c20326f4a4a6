"""time.sleep: the thread, and with it the task in it, does nothing for a while."""

from __future__ import annotations

from typing import Any

from .events import say
from .own import replace


def wrap_time(time: Any) -> None:
    """Wrap time.sleep."""
    real = time.sleep

    def sleep(seconds: Any, /) -> None:
        say("call", "sleep", "")
        try:
            real(seconds)
        finally:
            say("back", "")

    replace(time, real, sleep)
