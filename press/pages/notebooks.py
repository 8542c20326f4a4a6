"""Notebook pages, made light, local and native after mkdocs-jupyter.

mkdocs-jupyter inlines 600 kB of styles and scripts into every page, loads scripts from another host,
prints `{ #id }` in headings, and leaves links to `.md` files alone.  HTML in, HTML out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from lxml.html import Element, HtmlElement

from press.pages import alignment

_DROPPED_SOURCE = re.compile(r"<(style|script)\b.*?</\1\s*>", re.S | re.I)
_DROPPED = " | ".join(
    f"//*[contains(concat(' ', @class, ' '), ' {name} ')]"
    for name in (
        "zeroclipboard-container", "clipboard-copy-txt", "jp-Collapser", "jp-InputPrompt", "jp-OutputPrompt",
        "anchor-link",
    )
)  # fmt: skip
_HEADING_ID = re.compile(r"\s*\{\s*#([\w-]+)\s*\}\s*$")
_HEADINGS = "//h1 | //h2 | //h3 | //h4"


class TocItem(Protocol):
    """An entry of the page's table of contents."""

    title: str
    id: str
    children: list[TocItem]


def tidy(
    html: str,
    toc: Iterable[TocItem],
    here: str,
    url_of: Callable[[str], str | None],
    complain: Callable[[str], None],
) -> str:
    """A notebook page's content as the rest of the book looks.

    `here`: its common name (ideas/gil_measured.ipynb); `url_of`: the link from this page to another by
    common name, None if there is none; `complain` hears of links that lead nowhere.  Changes titles and ids
    in `toc`.
    """
    root = alignment.parse(_DROPPED_SOURCE.sub("", html))
    for element in root.xpath(_DROPPED):
        element.drop_tree()
    for block in root.xpath("//*[contains(concat(' ', @class, ' '), ' highlight-ipynb ')]"):
        _as_listing(block)
    _identify_headings(root, list(_flat(toc)))
    _resolve_links(root, here, url_of, complain)
    _describe_outputs(root)
    return alignment.inner_html(root)


def _flat(toc: Iterable[TocItem]) -> Iterator[TocItem]:
    for item in toc:
        yield item
        yield from _flat(item.children)


def _as_listing(block: HtmlElement) -> None:
    """A code cell as a listing of the theme: palette, copy button; the editor's wrappers go."""
    languages = [
        name.replace("hl-", "language-") for name in alignment.classes(block) if name.startswith("hl-")
    ]
    block.set("class", " ".join(["highlight", *languages]))
    pre = next(iter(block.iter("pre")))
    code = Element("code")
    code.text, pre.text = pre.text, None
    code.extend(list(pre))
    pre.append(code)
    areas = [x for x in block.iterancestors() if "jp-InputArea" in alignment.classes(x)]
    outer = areas[0] if areas else block.getparent()
    parent = None if outer is None else outer.getparent()
    if outer is not None and parent is not None:
        block.tail = None
        parent.replace(outer, block)


def _identify_headings(root: HtmlElement, toc: list[TocItem]) -> None:
    """Turn a printed `{ #id }` into the heading's id, in the page and in its table of contents."""
    entries = {_HEADING_ID.sub("", item.title).strip(): item for item in toc}
    for heading in root.xpath(_HEADINGS):
        text = str(heading.text_content()).replace("¶", "")
        found = _HEADING_ID.search(text)
        title = (text[: found.start()] if found else text).strip()
        if found:
            heading.set("id", found[1])
            _strip_end(heading, _HEADING_ID)
        item = entries.get(title)
        if item is not None:
            item.title = title
            if heading.get("id"):
                item.id = heading.get("id") or ""
            else:
                heading.set("id", item.id)
        if heading.tag == "h1" and not found:
            if item is None:  # else the link that skips the navigation leads here
                heading.attrib.pop("id", None)
        elif heading.get("id"):
            link = Element("a", {"class": "headerlink", "href": f"#{heading.get('id')}", "title": _PERMALINK})
            link.text = "¶"
            heading.append(link)


_PERMALINK = "本节链接 · Link to this section"


def _strip_end(element: HtmlElement, pattern: re.Pattern[str]) -> None:
    last = element[-1] if len(element) else None
    if last is not None and last.tail:
        last.tail = pattern.sub("", last.tail)
    elif element.text:
        element.text = pattern.sub("", element.text)


def _resolve_links(
    root: HtmlElement, here: str, url_of: Callable[[str], str | None], complain: Callable[[str], None]
) -> None:
    for link in root.xpath("//a[@href]"):
        href, hash_sign, fragment = str(link.get("href")).partition("#")
        if "://" in href or not href.endswith((".md", ".ipynb")):
            continue
        url = url_of(posixpath.normpath(posixpath.join(posixpath.dirname(here), href)))
        if url is None:
            complain(f"{here}: a link to {href}, which is no page of the book")
        else:
            link.set("href", url + hash_sign + fragment)


def _describe_outputs(root: HtmlElement) -> None:
    """A picture that a cell drew is an image to a screen reader, not dozens of loose paths and labels."""
    for svg in root.xpath("//*[contains(@class, 'jp-OutputArea')]//*[local-name() = 'svg']"):
        svg.set("role", "img")
