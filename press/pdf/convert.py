"""One rendered page into one Typst source: clean the HTML, convert the footnotes, then the blocks."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from press.pages.alignment import parse
from press.pdf.blocks import blocks
from press.pdf.headings import promised_number
from press.pdf.manuscript import Chapter, Manuscript
from press.pdf.structure import Entry

_NOT_ON_PAPER = (
    ".//script | .//style | .//button | .//input[not(ancestor::li)] | .//comment()"
    " | .//a[contains(@class,'headerlink') or contains(@class,'anchor-link')]"
    " | .//*[contains(@class,'jp-InputPrompt') or contains(@class,'jp-OutputPrompt')]"
    " | .//*[contains(@class,'jp-Collapser')]"
)
_PARAGRAPH = re.compile(r"#par\[(.*)\]", re.S)


def convert(book: Manuscript, entry: Entry) -> str:
    """The page as Typst source.  Mistakes are added to `book.problems`."""
    root = parse(entry.page.html)
    chapter = Chapter(book, entry, lambda element, width: blocks(chapter, element, width))
    _clean(root)
    _footnotes(chapter, root, book.measure.column)
    _check_numbers(chapter, root)
    source = chapter.joined(root, book.measure.column)
    for ident in chapter.notes.keys() - chapter.used_notes:
        chapter.complain(f"the footnote {ident} is never referred to", "refer to it or take it out")
    return source


def _clean(root: HtmlElement) -> None:
    for element in root.xpath(_NOT_ON_PAPER):
        parent = element.getparent()
        if parent is None:
            continue
        previous = element.getprevious()
        if element.tail and previous is not None:
            previous.tail = (previous.tail or "") + element.tail
        elif element.tail:
            parent.text = (parent.text or "") + element.tail
        parent.remove(element)


def _footnotes(chapter: Chapter, root: HtmlElement, width: float) -> None:
    """Convert the notes at the end of the page and take them out of it."""
    boxes = root.xpath(".//div[contains(concat(' ', @class, ' '), ' footnote ')]")
    for back in [link for box in boxes for link in box.xpath(".//a[contains(@class,'footnote-backref')]")]:
        previous, parent = back.getprevious(), back.getparent()
        if previous is not None and previous.tail:
            previous.tail = previous.tail.rstrip("\xa0 ")
        elif previous is None and parent is not None and parent.text:
            parent.text = parent.text.rstrip("\xa0 ")
        back.drop_tree()
    chapter.stacked = True
    for note in [note for box in boxes for note in box.xpath(".//li[@id]")]:
        paragraphs = [one.source for one in blocks(chapter, note, width)]
        plain = [_PARAGRAPH.fullmatch(source) for source in paragraphs]
        lines = [found[1] for found in plain if found]  # as lines, the first stands beside the number
        whole = "#linebreak()".join(lines) if len(lines) == len(plain) else "\n".join(paragraphs)
        chapter.notes[note.get("id") or ""] = whole
    chapter.stacked = False
    for box in boxes:
        box.drop_tree()


def _check_numbers(chapter: Chapter, root: HtmlElement) -> None:
    """A link that says 第 4 章 must lead to the chapter that the book numbers 4."""
    for link in root.xpath(".//a[@href]"):
        promised = promised_number(str(link.text_content()))
        path = str(link.get("href")).partition("#")[0]
        if promised is None or "://" in path:
            continue
        entry = chapter.target(path)
        if entry is not None and entry.number and entry.number != promised:
            said = " ".join(str(link.text_content()).split())
            chapter.complain(
                f"a link says “{said}” and leads to {entry.page.uri}, which is number {entry.number}",
                "correct the link, the order of the menu, or the letter in press/pdf/book.toml",
            )
