"""Claims may be stated on traces: what overlapped, who woke whom, who ran the callback."""

from press.timeline.claims import trace

__all__ = ["trace"]
