"""The HTML of a timeline: caption, picture with names that stay, legend, note, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from press.pages.page import Edition, Page
from press.timeline import words
from press.timeline.bars import PATTERNS, THIN, look
from press.timeline.describe import events
from press.timeline.draw import drawing, names, short
from press.timeline.geometry import geometry
from press.timeline.trace import Lane, Span, Trace
from press.timeline.words import say

BREAK = '<path class="tl-break" d="M7 12l2 -12m3 0l-2 12"/>'


def markup(trace: Trace, edition: Edition, ident: str, how: str = "") -> str:
    """The whole block.  `ident` is unique on the page; `how` is the address of the page that explains it."""
    note = [_recorded(trace, edition)]
    if how:
        note.append(f'<a href="{escape(how)}">{escape(say("how", edition))}</a>')
    return framed(
        f'id="{ident}" data-trace="{escape(trace.program)}"',
        (say("caption", edition), _name(trace, edition)),
        f"{names(trace)}{drawing(trace, edition, ident)}",
        "".join(_legend(trace, edition, short(ident))),
        " ".join(note),
        _table(trace, edition),
    )


def framed(
    attributes: str, captions: tuple[str, str], pictures: str, keys: str, note: str, table: str
) -> str:
    """The block around a picture.  `captions`: what stands above it, and what it is called."""
    caption, name = map(escape, captions)
    return "\n".join(
        [
            f'<div class="timeline" {attributes}>',
            f'<p class="tl-caption">{caption}</p>',
            f'<div class="tl-box" tabindex="0" role="region" aria-label="{name}">',
            f"{pictures}</div>",
            f'<p class="tl-legend">{keys}</p>',
            f'<p class="tl-note">{note}</p>',
            table,
            "</div>",
        ]
    )


def _name(trace: Trace, edition: Edition) -> str:
    """What a screen reader calls it: several timelines on a page need names of their own."""
    return f"{say('caption', edition)} {trace.program}"


def _recorded(trace: Trace, edition: Edition) -> str:
    lead = words.milliseconds(trace.lead)
    text = say("recorded", edition, python=trace.python, system=trace.system, lead=lead)
    if trace.gil == "measured":
        text += ("" if edition == "zh" else " ") + say("measured", edition)
    return escape(text)


def legend(trace: Trace, edition: Edition) -> list[tuple[Span, str]]:
    """Each look that occurs, with the words for it."""
    found: dict[str, tuple[Span, dict[str, None]]] = {}
    for lane, span in trace.all_spans():
        key = words.state_key(lane, span, trace)
        found.setdefault(look(span), (span, {}))[1]["run" if key == "job" else key] = None
    return [(span, _legend_text(list(keys), look(span), edition)) for span, keys in found.values()]


def strips(trace: Trace) -> list[str]:
    """Which strips occur below the bars."""
    found = {"job": any(lane.jobs for lane in trace.lanes), "hold": any(lane.holds for lane in trace.lanes)}
    return [kind for kind, there in found.items() if there]


def _legend_text(keys: list[str], name: str, edition: Edition) -> str:
    if name != "wait":
        return words.pick(_listed([words.STATES[key] for key in keys]), edition)
    zh, en = _listed([words.NOUNS[key] for key in keys])
    return words.pick((words.WAITS[0] + zh, words.WAITS[1] + en), edition)


def _listed(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    zh, en = dict.fromkeys(zh for zh, _ in pairs), dict.fromkeys(en for _, en in pairs)
    return "、".join(zh), ", ".join(en)


def _legend(trace: Trace, edition: Edition, ident: str) -> Iterator[str]:
    for span, text in legend(trace, edition):
        yield key_of(_swatch(span, ident), text)
    for kind in strips(trace):
        strip = f'<rect class="tl-{kind}" y="4" width="20" height="4"/>'
        yield key_of(strip, words.pick(words.STRIPS[kind], edition))
    if geometry(trace).breaks:
        yield key_of(BREAK, say("shortened", edition))
    if any(lane.cut for lane in trace.lanes):
        yield key_of('<path class="tl-cut" d="M10 -2l-3 3 6 3 -6 3 6 3 -3 3"/>', say("cut", edition))


def key_of(shape: str, text: str) -> str:
    """An entry of a legend: a swatch and its words."""
    svg = f'<svg viewBox="0 0 20 12" aria-hidden="true" focusable="false">{shape}</svg>'
    return f'<span class="tl-key">{svg}{escape(text)}</span>'


def _swatch(span: Span, ident: str) -> str:
    name = look(span)
    if span.state in THIN:
        return f'<path class="tl-{name}" d="M0 6H20"/>'
    fill = f' fill="url(#{ident}-{name})"' if name in PATTERNS else ""
    return f'<rect class="tl-{name}" x=".5" y=".5" width="19" height="11" rx="1.5"{fill}/>'


def _table(trace: Trace, edition: Edition) -> str:
    rows = (row for lane in trace.lanes for row in _rows(lane, trace, edition))
    return table_of(("lane", "from", "to", "what"), rows, edition)


def table_of(heads: Iterable[str], rows: Iterable[str], edition: Edition) -> str:
    """The same in words, folded; `heads` are keys of the words of timelines."""
    head = "".join(f"<th>{escape(say(key, edition))}</th>" for key in heads)
    body = "".join(rows)
    table = f'<table class="tl-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    summary = escape(say("table", edition))
    inside = f'<summary>{summary}</summary><div class="tl-scroll" tabindex="0">{table}</div>'
    return f'<details class="tl-details">{inside}</details>'


def _rows(lane: Lane, trace: Trace, edition: Edition) -> Iterator[str]:
    found = list(events(lane, trace, edition))
    of_kind = "worker-process" if lane.kind == "worker" and lane.process else lane.kind
    kind = say(of_kind, edition) + (f" ({say('daemon', edition)})" if lane.daemon else "")
    detail = f" · {lane.detail}" if lane.detail else ""
    name = f"{escape(lane.name + detail)}<br><small>{escape(kind)}</small>"
    head = f'<th scope="rowgroup" rowspan="{len(found)}">{name}</th>'
    for begin, end, text, _ in found:
        to = "" if end is None else in_ms(end)
        yield f"<tr>{head}<td>{in_ms(begin)}</td><td>{to}</td><td>{escape(text)}</td></tr>"
        head = ""


def in_ms(us: int) -> str:
    """A moment in milliseconds, without the unit."""
    return f"{us / 1000:.2f}" if us < 10_000 else f"{us / 1000:.1f}"


def how_to_read(page: Page) -> str:
    """Link from a page to the one that explains timelines, in the same edition."""
    return page.page_href("timelines", "how-to-read")
