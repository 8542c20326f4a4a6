"""Which block of the Chinese page answers which block of the English one.

Works on rendered HTML, so the real Markdown parser has already dealt with fences, lists and tabs.
The parity check and the parallel edition both walk pages through here, so they cannot disagree
on what a pair is. It only pairs: it judges nothing and changes no tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from html import escape
from typing import NamedTuple

from lxml.html import HtmlElement, fragment_fromstring, tostring

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "table", "pre", "blockquote", "details", "summary",
    "figure", "figcaption", "header", "footer", "hr", "section", "style", "script", "svg",
}  # fmt: skip
_CODE_CLASSES = frozenset({"highlight", "highlighttable", "jp-CodeCell", "jp-OutputArea"})
_ONCE_TAGS = frozenset({"hr", "img", "input", "style", "script", "svg", "iframe", "video", "object"})
_ONCE_CLASSES = frozenset({"diagram", "timeline"})
_LEAF_TAGS = frozenset({"td", "th", "dt", "summary", "figcaption", "label", "caption", "a", "span"})
_KIND_CLASSES = {
    "admonition", "tabbed-set", "tabbed-block", "footnote", "grid", "jp-Cell", "snippet", "diagram",
    "timeline", "exercise",
}  # fmt: skip
PARTS_CLASS = "parts"
"""Class of a line (a snippet's head, a label) whose child elements are paired one by one."""


class Role(StrEnum):
    """How a pair of blocks is compared and shown."""

    CODE = "code"
    """A listing or an output: both languages show the same text."""
    ONCE = "once"
    """A rule, picture, drawing or script."""
    HEADING = "heading"
    PROSE = "prose"
    """A paragraph: the two languages stand side by side."""
    LEAF = "leaf"
    """A cell, title, label or simple list item: inline content only."""
    ITEM = "item"
    """A list item that has blocks, maybe after a line of text of its own (see `lead`)."""
    CONTAINER = "container"
    """Only its block children matter."""


class Pair(NamedTuple):
    """Two blocks that answer each other, or one block that has no answer (the other side is None)."""

    zh: HtmlElement | None
    en: HtmlElement | None


def parse(html: str) -> HtmlElement:
    """The blocks of a page's content, under one `div`."""
    return fragment_fromstring(html, create_parent="div")


def inner_html(root: HtmlElement) -> str:
    """What `parse` was given, serialised again."""
    inside = "".join(tostring(child, encoding="unicode") for child in root)
    return escape(root.text or "", quote=False) + inside


def classes(element: HtmlElement) -> frozenset[str]:
    """The classes of an element."""
    return frozenset((element.get("class") or "").split())


def elements(element: HtmlElement) -> list[HtmlElement]:
    """Child elements, without comments and processing instructions."""
    return [child for child in element if isinstance(child.tag, str)]


def block_children(element: HtmlElement) -> list[HtmlElement]:
    """The children that are aligned: all of a container's, only the blocks of a list item's."""
    if element.tag in ("li", "dd"):
        return [child for child in elements(element) if child.tag in BLOCKS]
    return elements(element)


def role(element: HtmlElement) -> Role:
    """What kind of block this is."""
    own = classes(element)
    if element.tag == "pre" or own & _CODE_CLASSES:
        return Role.CODE
    if element.tag in _ONCE_TAGS or own & _ONCE_CLASSES:
        return Role.ONCE
    if element.tag in HEADINGS:
        return Role.HEADING
    if PARTS_CLASS in own:
        return Role.CONTAINER
    if element.tag in ("li", "dd"):
        return Role.ITEM if block_children(element) else Role.LEAF
    if element.tag in _LEAF_TAGS or "admonition-title" in own:
        return Role.LEAF
    return Role.PROSE if element.tag == "p" else Role.CONTAINER


def signature(element: HtmlElement) -> str:
    """What two blocks must share to be paired: tag and kind, never words."""
    if role(element) is Role.CODE:
        return "code"
    return ".".join([str(element.tag), *sorted(classes(element) & _KIND_CLASSES)])


def align(zh: HtmlElement, en: HtmlElement) -> list[Pair]:
    """Pair the block children of two containers, in order; what does not pair stands alone."""
    left, right = block_children(zh), block_children(en)
    kinds = [[signature(x) for x in side] for side in (left, right)]
    if kinds[0] == kinds[1]:
        return [Pair(x, y) for x, y in zip(left, right, strict=True)]
    matcher = SequenceMatcher(None, kinds[0], kinds[1], autojunk=False)
    pairs: list[Pair] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs += [Pair(x, y) for x, y in zip(left[a:b], right[c:d], strict=True)]
        else:
            pairs += [Pair(x, None) for x in left[a:b]]
            pairs += [Pair(None, y) for y in right[c:d]]
    return pairs


def walk(zh: HtmlElement, en: HtmlElement) -> Iterator[Pair]:
    """Every pair of the two trees, outermost first; a block without an answer is not entered."""
    for pair in align(zh, en):
        yield pair
        if pair.zh is not None and pair.en is not None and role(pair.zh) in (Role.CONTAINER, Role.ITEM):
            yield from walk(pair.zh, pair.en)


def lead(item: HtmlElement) -> tuple[str, list[HtmlElement]]:
    """A list item's inline content before its first block: its text, then inline elements with tails."""
    inline: list[HtmlElement] = []
    for child in item:
        if child.tag in BLOCKS:
            break
        inline.append(child)
    return item.text or "", inline


def text_of(element: HtmlElement) -> str:
    """The words of a block, blanks collapsed, without the permalink of a heading."""
    pieces: Iterable[str] = element.itertext()
    if any("headerlink" in (link.get("class") or "") for link in element.iter("a")):
        pieces = element.xpath(".//text()[not(ancestor::a[contains(@class, 'headerlink')])]")
    return " ".join("".join(pieces).split())


def code_of(element: HtmlElement) -> str:
    """The text of a listing or output, as it is copied."""
    code = element.xpath("descendant-or-self::pre//code | descendant-or-self::pre[not(.//code)]")
    return "\n".join("".join(x.itertext()) for x in code).strip("\n")
