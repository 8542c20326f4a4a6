"""Claims may be stated on traces: what overlapped, who woke whom, who ran the callback."""

from press.timeline.claims import trace
from tests.claims.given import run_text, told

__all__ = ["run_text", "told", "trace"]
