"""The few SVG elements that a timeline is made of, as text."""

from __future__ import annotations

from html import escape

from press.timeline.geometry import number


def text(name: str, x: float, y: float, words: str) -> str:
    """Words at a place, in the class `name`."""
    return f'<text class="{name}" x="{number(x)}" y="{number(y)}">{escape(words)}</text>'


def rect(name: str, x: float, y: float, width: float, height: float, more: str = "") -> str:
    """A box."""
    box = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect class="{name}" {box}{more}/>'


def path(name: str, d: str, more: str = "") -> str:
    """A line or shape."""
    return f'<path class="{name}" d="{d}"{more}/>'


def titled(inside: str, words: str) -> str:
    """With words that show when the pointer rests on it."""
    return f"<g><title>{escape(words)}</title>{inside}</g>"


def spoken(inside: str, words: str) -> str:
    """A part that can be reached by keyboard and says what it is."""
    return f'<g class="tl-span" tabindex="0" role="img" aria-label="{escape(words)}">{inside}</g>'
