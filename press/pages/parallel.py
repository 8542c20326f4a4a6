"""The parallel edition: one page zipped from the rendered Chinese page and its English twin.

Works on HTML, block by block, with the pairs of `alignment`; code and outputs appear once, paragraphs
and diagrams side by side, titles and cells as "中文 English". What does not pair is reported.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Protocol

from lxml.html import Element, HtmlElement

from press.pages import alignment
from press.pages.alignment import Pair, Role

_LEFT_OUT_OF_ENGLISH = "descendant::a[contains(@class,'headerlink') or contains(@class,'footnote-backref')]"


class TocItem(Protocol):
    """What a table of contents is made of, as far as merging goes."""

    title: str
    children: list[TocItem]


Complain = Callable[[str], None]


Open = Callable[[str], str]
"""Gives what belongs in a slot of one of the pages (see `slots`), by its key."""


def merge_html(zh: str, en: str, complain: Complain, opened: Open = str) -> str:
    """The parallel page's content. `complain` hears of each difference, with the heading above it.

    Slots stay as they are where both pages show the same program or picture.
    """
    merger = _Merger(complain, opened)
    left = alignment.parse(zh)
    merger.children(left, alignment.parse(en))
    return alignment.inner_html(left)


def merge_toc(zh: Iterable[TocItem], en: Iterable[TocItem]) -> None:
    """Give every entry of the Chinese table of contents its English title too."""
    for left, right in zip(zh, en, strict=False):
        if left.title != right.title:
            left.title = f'{left.title} <small lang="en">{right.title}</small>'
        merge_toc(left.children, right.children)


class _Merger:
    def __init__(self, complain: Complain, opened: Open) -> None:
        self._complain = complain
        self._open = opened
        self._heading = "the top of the page"

    def report(self, what: str) -> None:
        self._complain(f"under {self._heading}: {what}")

    def children(self, zh: HtmlElement, en: HtmlElement) -> None:
        """Pair and merge the blocks of two containers."""
        last: HtmlElement | None = None
        only_zh: list[str] = []
        only_en: list[str] = []
        for pair in alignment.align(zh, en):
            if pair.zh is not None and pair.en is not None:
                self._unpaired(only_zh, only_en)
                last = self.pair(pair.zh, pair.en)
            elif pair.zh is not None:
                last = self._filled(pair.zh)
                only_zh.append(_sketch(last))
                _add_class(last, "bi-only")
            elif pair.en is not None:
                alone = self._filled(pair.en)
                only_en.append(_sketch(alone))
                last = _insert_alone(zh, last, alone)
        self._unpaired(only_zh, only_en)

    def _unpaired(self, only_zh: list[str], only_en: list[str]) -> None:
        """Report one run of blocks without an answer, and begin the next."""
        for has, lacks, blocks in (("zh", "en", only_zh), ("en", "zh", only_en)):
            if blocks:
                self.report(
                    f"only the {has} page has {'; '.join(blocks)}; the {lacks} page has nothing there"
                )
                blocks.clear()

    def pair(self, zh: HtmlElement, en: HtmlElement) -> HtmlElement:
        """Merge two blocks that answer each other; returns what now stands in the Chinese one's place."""
        role = alignment.role(zh)
        if role not in (Role.CODE, Role.ONCE):
            zh, en = self._content(zh), self._content(en)
        if role is Role.CODE:
            return self._code(zh, en)
        if role is Role.HEADING:
            self._heading_pair(zh, en)
        elif role is Role.LEAF:
            _append_english(zh, en)
        elif role is Role.PROSE:
            return _side_by_side(zh, en)
        elif role is Role.ITEM:
            _merge_lead(zh, en)
            self.children(zh, en)
        elif role is Role.CONTAINER:
            self.children(zh, en)
        elif "diagram" in zh.classes and alignment.inner_html(zh) != alignment.inner_html(en):
            return _side_by_side(zh, _drawn_again(en))
        return zh

    def _code(self, zh: HtmlElement, en: HtmlElement) -> HtmlElement:
        if _same_program(zh, en):
            return zh
        zh, en = self._filled(zh), self._filled(en)
        if alignment.code_of(zh).strip() == alignment.code_of(en).strip():
            return zh
        first = alignment.code_of(zh).strip().split("\n", 1)[0]
        self.report(f"code or output differs between the languages, it begins {first[:60]!r}")
        return _side_by_side(zh, en)

    def _content(self, block: HtmlElement) -> HtmlElement:
        """What belongs in a slot, in its place; its own slots are left."""
        key = block.get("data-slot")
        if key is None:
            return block
        content = alignment.elements(alignment.parse(self._open(key)))[0]
        content.tail = None
        _replace(block, content)
        return content

    def _filled(self, block: HtmlElement) -> HtmlElement:
        """The block without slots: it is shown with those of the other page, or compared."""
        block = self._content(block)
        while slots := block.xpath(".//*[@data-slot]"):
            for slot in slots:
                self._content(slot)
        return block

    def _heading_pair(self, zh: HtmlElement, en: HtmlElement) -> None:
        text, twin = alignment.text_of(zh), alignment.text_of(en)
        self._heading = f"“{text} / {twin}”"
        if zh.tag != "h1" and zh.get("id") != en.get("id"):
            self.report(f"the heading's ids differ: {{ #{zh.get('id')} }} in zh, {{ #{en.get('id')} }} in en")
        if text != twin:
            links = zh.xpath("./a[contains(@class,'headerlink')]")
            _append_english(zh, en, before=links[0] if links else None)


def _same_program(zh: HtmlElement, en: HtmlElement) -> bool:
    """Whether both show the same part of the same file, maybe with the comments of one language each."""
    figures = [next(one.iterancestors("figure"), None) for one in (zh, en)]
    shown = [_shown_part(figure) for figure in figures if figure is not None]
    return len(shown) == 2 and shown[0] == shown[1] and "data-snippet" in shown[0]


def _shown_part(figure: HtmlElement) -> dict[str, str]:
    options = {name: value for name, value in figure.attrib.items() if name.startswith("data-")}
    return {str(name): str(value) for name, value in options.items() if name != "data-highlight"}


def _sketch(element: HtmlElement) -> str:
    """A block in a few words, for a report."""
    words = alignment.text_of(element)
    return f"<{element.tag}> {words[:40]}{'…' if len(words) > 40 else ''}"


def _add_class(element: HtmlElement, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _cleaned(en: HtmlElement) -> HtmlElement:
    """A copy of the English half without ids, permalinks and footnote back-links, which may be there once."""
    twin = copy.deepcopy(en)
    twin.tail = None
    for link in twin.xpath(_LEFT_OUT_OF_ENGLISH):
        link.drop_tree()
    for element in twin.iter():
        if isinstance(element.tag, str):
            element.attrib.pop("id", None)
    return twin


def _replace(old: HtmlElement, new: HtmlElement) -> None:
    parent = old.getparent()
    assert parent is not None
    new.tail, old.tail = old.tail, None
    parent.replace(old, new)


def _drawn_again(en: HtmlElement) -> HtmlElement:
    """A diagram whose inner names differ from its twin's, as a page may hold each name once."""
    twin = copy.deepcopy(en)
    names = {element.get("id") for element in twin.iter() if element.get("id")}
    for element in twin.iter():
        for key, value in element.attrib.items():
            words = re.split(r"([\w-]+)", str(value))
            if key == "id" or "#" in str(value) or str(key).startswith("aria-"):
                element.set(key, "".join(f"{word}-en" if word in names else word for word in words))
    return twin


def _side_by_side(zh: HtmlElement, en: HtmlElement) -> HtmlElement:
    """Both blocks in one box of two columns; just the Chinese one where they are equal."""
    twin = en if "diagram" in en.classes else _cleaned(en)
    if alignment.inner_html(zh) == alignment.inner_html(twin):
        return zh
    box = Element("div", {"class": "bi"})
    _replace(zh, box)
    zh.set("lang", "zh-Hans")
    twin.set("lang", "en")
    box.extend([zh, twin])
    return box


def _insert_alone(parent: HtmlElement, after: HtmlElement | None, en: HtmlElement) -> HtmlElement:
    """Put an English block without a Chinese answer where it belongs."""
    twin = _cleaned(en)
    twin.set("lang", "en")
    _add_class(twin, "bi-only")
    if after is None:
        parent.insert(0, twin)
    else:
        twin.tail, after.tail = after.tail, None
        after.addnext(twin)
    return twin


def _append_english(zh: HtmlElement, en: HtmlElement, before: HtmlElement | None = None) -> None:
    """Add the English words to a title, cell or label, where they differ."""
    if alignment.text_of(zh) == alignment.text_of(en):
        return
    twin = _cleaned(en)
    span = Element("span", {"class": "bi-en", "lang": "en"})
    span.text = twin.text
    span.extend(list(twin))
    if before is None:
        zh.append(span)
        _write_before(span, " ")
    else:
        before.addprevious(span)
        _write_before(span, " ")


def _write_before(element: HtmlElement, text: str) -> None:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def _merge_lead(zh: HtmlElement, en: HtmlElement) -> None:
    """`<li>words<ul>…`: add the English words to the line before the first block."""
    (zh_text, zh_inline), (en_text, en_inline) = alignment.lead(zh), alignment.lead(en)
    words = en_text + "".join(chain.from_iterable(x.itertext(with_tail=True) for x in en_inline))
    same = zh_text + "".join(chain.from_iterable(x.itertext(with_tail=True) for x in zh_inline))
    if not words.strip() or words == same:
        return
    span = Element("span", {"class": "bi-en", "lang": "en"})
    span.text = en_text
    for element in en_inline:
        span.append(copy.deepcopy(element))
    if zh_inline:
        span.tail, zh_inline[-1].tail = None, (zh_inline[-1].tail or "") + " "
        _insert_after_with_tail(zh_inline[-1], span)
    else:
        zh.text = zh_text + " "
        zh.insert(0, span)


def _insert_after_with_tail(element: HtmlElement, new: HtmlElement) -> None:
    """Insert after an element and the text that follows it (`addnext` would go between the two)."""
    tail = element.tail
    parent = element.getparent()
    assert parent is not None
    parent.insert(parent.index(element) + 1, new)
    element.tail = tail


__all__ = ["Pair", "merge_html", "merge_toc"]
