"""Typst source, safely: every piece of the authors' text is a string literal, never markup.

So there is nothing to escape but the backslash and the quotation mark.  Labels name places in the book.
"""

from __future__ import annotations

import hashlib
import re

HAN = r"\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
HAN += r"\uf900-\ufaff"
HAN += r"\U00020000-\U0003ffff"
CJK_MARKS = r"\u3000-\u303f\uff00-\uffef\u2018\u2019\u201c\u201d\u2014\u2026"
IS_HAN = re.compile(f"[{HAN}]")
_BREAK_IN_CHINESE = re.compile(f"(?<=[{HAN}{CJK_MARKS}])[ \t]*\n[ \t]*(?=[{HAN}{CJK_MARKS}])")
_CONTROL = {chr(n): None for n in (*range(9), *range(11, 32), 127)}
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"} | _CONTROL)


def literal(text: str) -> str:
    """A Typst string literal; control characters are left out."""
    return f'"{text.translate(_ESCAPED)}"'


def running(text: str) -> str:
    """Text of a paragraph: blanks collapsed; a line break between Chinese characters is no blank."""
    return re.sub(r"[ \t\r\n]+", " ", _BREAK_IN_CHINESE.sub("", text))


_OPENS = re.compile(r"(?:^|(?<=[\s(\[{<—–/“‘\u00a0]))(?:\"|'(?!\d0s))")


def curly(text: str, before: str = "") -> str:
    """Typewriter quotation marks as printed ones. `before`: what stands in front of the text in its line."""
    if '"' not in text and "'" not in text:
        return text
    whole = _OPENS.sub(lambda found: "“" if found[0] == '"' else "‘", before[-1:] + text)[len(before[-1:]) :]
    return whole.replace('"', "”").replace("'", "’")


def content(text: str | None) -> str:
    """An argument that may be `none`; `text` is Typst markup."""
    return "none" if text is None else f"[{text}]"


def strings(values: list[str]) -> str:
    """A Typst array of strings."""
    return "(" + "".join(f"{literal(value)}," for value in values) + ")"


def label_of(uri: str, anchor: str = "") -> str:
    """The label of a page, or of a place on it."""
    base = "p:" + re.sub(r"[^0-9A-Za-z_.\-]", "-", uri)
    if not anchor:
        return base
    if re.fullmatch(r"[0-9A-Za-z_.:\-]+", anchor):
        return f"{base}:{anchor}"
    return f"{base}:h{hashlib.sha1(anchor.encode(), usedforsecurity=False).hexdigest()[:10]}"


def anchor_here(label: str) -> str:
    """An invisible place with that label."""
    return f"#metadata(none)<{label}>"
