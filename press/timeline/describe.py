"""A timeline in words: a title, a description for those who do not see it, and the rows of its table."""

from __future__ import annotations

from collections.abc import Iterator

from press.pages.page import Edition
from press.timeline.trace import Lane, Trace
from press.timeline.words import mark_text, milliseconds, say, span_text

QUIET_MARKS = ("pass", "join", "sleep", "await", "io", "get", "result", "job", "arrive")
"""What the spans say already."""
MOST = 6


def described(trace: Trace, edition: Edition) -> tuple[str, str]:
    """Title and description; the latter says of each lane what it waited for and did."""
    name = trace.program.rpartition("/")[2]
    head = say("span", edition, len(trace.lanes), milliseconds(trace.end))
    comma, colon, stop = (say(key, "en" if edition == "en" else "zh") for key in ("comma", "colon", "stop"))
    parts = []
    for lane in trace.lanes:
        facts = list(dict.fromkeys(text for _, _, text, quiet in events(lane, trace, edition) if not quiet))
        shown = facts[:MOST] + (["…"] if len(facts) > MOST else [])
        if shown:
            parts.append(f"{lane.name}{colon}{comma.join(shown)}{stop}")
    return say("title", edition, name), (head + "".join(parts)).strip()


def events(lane: Lane, trace: Trace, edition: Edition) -> Iterator[tuple[int, int | None, str, bool]]:
    """What a lane did, in order: begin, end (None for a moment), words, whether that goes without saying."""
    rows: list[tuple[int, int | None, str, bool]] = []
    for span in lane.spans:
        plain = span.state in ("run", "starting", "loop", "idle") and not span.what
        rows.append((span.begin, span.end, span_text(lane, span, trace, edition), plain))
    for mark in lane.marks:
        if mark.kind not in QUIET_MARKS:
            rows.append((mark.at, None, mark_text(mark, trace, edition), False))
    last = say("cut" if lane.cut else "ends", edition)
    rows.append((lane.end, None, last, not lane.cut))
    return iter(sorted(rows, key=lambda row: (row[0], row[1] is None, row[1] or 0)))
