"""A rendered page as an XHTML file of the EPUB: links inside the book, drawings as files, no scripts.

Programs keep their highlighting and their outputs; the links to save them go, for a reader has no site.
"""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from lxml.html import Element, HtmlElement

from press.errors import BookError
from press.pages.alignment import elements, parse, text_of
from press.pdf.collect import FeedPage
from press.pdf.lanes import merged, with_patterns
from press.pdf.palette import Palette
from press.pdf.pictures import PLACEHOLDER, cut_out, inlined, own_words, prepared, title_of

FAMILIES = {"sans-serif": "sans-serif", "serif": "serif", "monospace": "monospace"}
_DROPPED = (
    ".//script | .//style | .//button | .//input | .//comment()"
    " | .//a[contains(@class,'headerlink') or contains(@class,'snippet-download')]"
    " | .//a[contains(@class,'snippet-source')]"
    " | .//*[contains(@class,'jp-InputPrompt') or contains(@class,'jp-OutputPrompt')]"
)
_ATTRIBUTES = ("tabindex", "data-mime-type", "data-jp-theme-light", "data-jp-theme-name", "target")
SHELL = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="{lang}" xml:lang="{lang}">
<head><meta charset="UTF-8"/><title>{title}</title>
<link rel="stylesheet" type="text/css" href="book.css"/></head>
<body>{body}</body>
</html>
"""


@dataclass
class Section:
    """A page of the EPUB."""

    name: str
    """'ideas-gil.xhtml'"""
    title: str
    html: HtmlElement
    headings: list[tuple[str, str]] = field(default_factory=list)
    """(id, words) of its h2."""


@dataclass
class Converter:
    """Converts the pages of one edition, and keeps the drawings it met."""

    pages: list[FeedPage]
    palette: Palette
    images: dict[str, bytes] = field(default_factory=dict)
    problems: list[BookError] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._by_url = {page.url: page for page in self.pages}

    def convert(self, page: FeedPage, title: str) -> Section:
        """One page. Mistakes are added to `problems`."""
        root = parse(page.html)
        _drop(root)
        for opportunity in list(root.iter("wbr")):  # the parser takes what follows for its content
            opportunity.drop_tag()
        for tabs in root.xpath(".//div[contains(@class,'tabbed-set')]"):
            _flatten_tabs(tabs)
        for box in root.xpath(".//div[@class='tl-box']"):
            _one_drawing(box)
        for drawing in root.xpath(".//*[local-name() = 'svg'] | .//img"):
            self._drawing(page, drawing)
        for link in root.xpath(".//a[@href]"):
            self._link(page, link)
        for element in root.iter():
            for name in _ATTRIBUTES:
                element.attrib.pop(name, None)
        headings = [(h.get("id") or "", text_of(h)) for h in root.iter("h2") if h.get("id")]
        return Section(file_name(page.uri), title, root, headings)

    def _drawing(self, page: FeedPage, element: HtmlElement) -> None:
        """Replace a drawing by an image of it."""
        source = element.get("src") or ""
        alt = element.get("aria-label") or element.get("alt") or title_of(element)
        alt = own_words(element) if not alt or alt.startswith(PLACEHOLDER) else alt
        if not alt and element.get("aria-hidden") != "true":
            self.problems.append(BookError(page.source, None, "an image without alternative text"))
        if element.tag == "svg":
            content, suffix = cut_out(element), ".svg"
        elif source.startswith("data:"):
            content, suffix = inlined(source)
        else:
            cure = "draw it as an SVG in docs/assets/diagrams"
            self.problems.append(
                BookError(page.source, None, f"the EPUB cannot hold the image {source}", cure)
            )
            return
        if suffix == ".svg":
            content = prepared(content, self.palette, FAMILIES)
        name = f"img-{hashlib.sha256(content).hexdigest()[:16]}{suffix}"
        self.images[name] = content
        image = Element("img", {"src": name, "alt": alt, "class": element.get("class") or "drawing"})
        image.tail = element.tail
        parent = element.getparent()
        assert parent is not None
        parent.replace(element, image)

    def _link(self, page: FeedPage, link: HtmlElement) -> None:
        href = link.get("href") or ""
        if urlsplit(href).scheme:
            return
        path, _, fragment = href.partition("#")
        target = self._target(page, path) if path else page
        if target is None:
            link.drop_tag()
        else:
            link.set("href", file_name(target.uri) + (f"#{unquote(fragment)}" if fragment else ""))

    def _target(self, page: FeedPage, path: str) -> FeedPage | None:
        url = urljoin("/" + page.url, unquote(path)).lstrip("/").removesuffix("index.html")
        return self._by_url.get(url) or self._by_url.get(posixpath.join(url, ""))


def file_name(uri: str) -> str:
    """'ideas-gil.xhtml' for 'ideas/gil.md'."""
    return uri.replace("/", "-").rpartition(".")[0] + ".xhtml"


def _drop(root: HtmlElement) -> None:
    for element in root.xpath(_DROPPED):
        parent = element.getparent()
        if isinstance(element.tag, str):
            element.drop_tree()
        elif parent is not None:
            _remove_comment(parent, element)


def _remove_comment(parent: HtmlElement, comment: HtmlElement) -> None:
    previous = comment.getprevious()
    if comment.tail and previous is not None:
        previous.tail = (previous.tail or "") + comment.tail
    elif comment.tail:
        parent.text = (parent.text or "") + comment.tail
    parent.remove(comment)


def _flatten_tabs(tabs: HtmlElement) -> None:
    """One tab after another, each under its label."""
    labels = [
        str(label.text_content()) for label in tabs.xpath("./div[contains(@class,'tabbed-labels')]/label")
    ]
    panes = tabs.xpath("./div[contains(@class,'tabbed-content')]/div[contains(@class,'tabbed-block')]")
    for child in elements(tabs):
        tabs.remove(child)
    for words, pane in zip(labels, panes, strict=True):
        title = Element("p", {"class": "tab-title"})
        title.text = words
        pane.insert(0, title)
        tabs.append(pane)


def _one_drawing(box: HtmlElement) -> None:
    """A timeline's names and picture as one drawing, and its legend's swatches with their patterns."""
    block = box.getparent()
    assert block is not None
    for swatch in block.xpath(".//span[contains(@class,'tl-key')]/*[local-name() = 'svg']"):
        parent, tail = swatch.getparent(), swatch.tail
        drawn = with_patterns(swatch, box)
        drawn.tail = tail
        parent.replace(swatch, drawn)
    whole = merged(box)
    for child in elements(box):
        box.remove(child)
    box.append(whole)


def serialise(element: HtmlElement) -> str:
    """The children of an element as well-formed XML."""
    inside = [etree.tostring(child, encoding="unicode", method="xml") for child in element]
    return "".join(inside)
