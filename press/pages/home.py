"""The home page's shape: its opening words beside the first program, each later heading beside its text.

HTML in, HTML out; the page itself is plain Markdown like every other.
"""

from __future__ import annotations

from lxml.html import Element, HtmlElement

from press.pages import alignment


def lay_out(html: str) -> str:
    """Wrap what stands before the first h2 as the opening, and each h2 with what follows as a section."""
    root = alignment.parse(html)
    blocks = alignment.elements(root)
    parts: list[list[HtmlElement]] = [[]]
    for block in blocks:
        if block.tag == "h2":
            parts.append([])
        parts[-1].append(block)
    for block in blocks:
        root.remove(block)
    root.append(_opening(parts[0]))
    for part in parts[1:]:
        section = Element("section", {"class": "home-part"})
        body = Element("div", {"class": "home-part__body"})
        body.extend(part[1:])
        section.extend([part[0], body])
        root.append(section)
    return alignment.inner_html(root)


def _opening(blocks: list[HtmlElement]) -> HtmlElement:
    """The words before the first program, the program, the words after it; each in its place of a grid."""
    opening = Element("div", {"class": "opening"})
    words = Element("div", {"class": "opening__words"})
    opening.append(words)
    for block in blocks:
        if "snippet" in alignment.classes(block) and len(opening) == 1:
            opening.append(block)
            words = Element("div", {"class": "opening__words"})
            opening.append(words)
        else:
            words.append(block)
    return opening
