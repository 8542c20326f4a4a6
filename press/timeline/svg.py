"""The few SVG elements that a timeline is made of, as text.

What an element says is its `<title>`: for the pointer, for those who hear the page, and for timeline.js.
"""

from __future__ import annotations

from html import escape

from press.timeline.geometry import number


def text(name: str, x: float, y: float, words: str) -> str:
    """Words at a place, in the class `name`."""
    return f'<text class="{name}" x="{number(x)}" y="{number(y)}">{escape(words, quote=False)}</text>'


def rect(name: str, x: float, y: float, width: float, height: float, more: str = "", said: str = "") -> str:
    """A box."""
    top = f' y="{number(y)}"' if y else ""
    box = f'x="{number(x)}"{top} width="{number(width)}" height="{number(height)}"'
    return _element("rect", f'class="{name}" {box}{more}', said)


def path(name: str, d: str, said: str = "", more: str = "") -> str:
    """A line or shape."""
    return _element("path", f'class="{name}" d="{d}"{more}', said)


def _element(tag: str, attributes: str, said: str) -> str:
    return f"<{tag} {attributes}>{_title(said)}</{tag}>" if said else f"<{tag} {attributes}/>"


def _title(said: str) -> str:
    return f"<title>{escape(said, quote=False)}</title>"


def spoken(inside: str, said: str, focusable: bool) -> str:
    """A part that says what it is, and can be reached by keyboard if there is enough of it to see."""
    role = ' tabindex="0" role="img"' if focusable else ""
    return f"<g{role}>{_title(said)}{inside}</g>"


def moved(inside: str, y: float, name: str) -> str:
    """Everything lower by `y`, under a name."""
    return f'<g transform="translate(0 {number(y)})" role="group" aria-label="{escape(name)}">{inside}</g>'
