"""The Markdown block that shows the API index of a module, and the one that lists what the book leaves out:

    /// api | threading
    ///

    /// api | left-out
    ///

Where the names are explained and used is found by press/api; here it becomes headings and tables.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from html import escape
from pathlib import PurePosixPath

from press.api.coverage import Coverage, Entry, current_coverage
from press.api.names import Name, settings
from press.pages.badges import in_language
from press.pages.page import Language, Page
from press.pages.placing import PlacedBlock, Wrong, current_page, placed
from press.snippets import model

LEFT_OUT = "left-out"
MOST = 3
"""Programs that a row links to; the others are counted."""
DOCS = {"zh": "https://docs.python.org/zh-cn/3/library", "en": "https://docs.python.org/3/library"}
PAGES = ("concurrent.futures", "multiprocessing")
"""Pages of the official documentation that cover submodules, too."""
HEADS: dict[Language, tuple[str, str, str]] = {
    "zh": ("名称", "讲解", "用到它的程序"),
    "en": ("Name", "Explained in", "Programs that use it"),
}
DEPRECATED = {"zh": "已弃用", "en": "deprecated"}
REMOVED = {"zh": "{} 移除", "en": "removed in {}"}


class ApiBlock(PlacedBlock):
    """One `/// api` block."""

    NAME = "api"

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": "api-index"})

    def on_end(self, block: etree.Element) -> None:
        place = current_page(self.config)
        try:
            self._fill(block, place)
        except Wrong as wrong:
            raise placed(place, wrong, self.argument, 1) from None

    def _fill(self, block: etree.Element, place: Page) -> None:
        modules = settings()["modules"]
        if self.argument not in (*modules, LEFT_OUT):
            raise Wrong(f"no module {self.argument!r} is listed", f"it is {', '.join(modules)} or {LEFT_OUT}")
        if self.argument == LEFT_OUT:
            self._stash(block, left_out(place.language))
            return
        coverage = current_coverage(model.ROOT)
        entries = [one for one in coverage.entries.values() if one.name.module == self.argument]
        for name, rows in groups(entries):
            if name is not None:
                heading = etree.SubElement(block, "h3", {"id": ident(name)})
                etree.SubElement(heading, "code").text = name.short
            self._stash(block, table(rows, coverage, place))

    def _stash(self, block: etree.Element, html: str) -> None:
        etree.SubElement(block, "p").text = self.md.htmlStash.store(html)


def ident(name: Name) -> str:
    """'threading-thread', the id of a class's heading."""
    return "-".join(re.findall(r"[a-z0-9]+", name.full.lower()))


def groups(entries: list[Entry]) -> Iterator[tuple[Name | None, list[Entry]]]:
    """First what has no attributes of its own; then each class with its attributes."""
    members: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.name.owner:
            members.setdefault(entry.name.owner, []).append(entry)
    order = sorted(entries, key=lambda one: one.name.short.lower())
    alone = [one for one in order if not one.name.owner and one.name.full not in members]
    if alone:
        yield None, alone
    for entry in order:
        if entry.name.full in members:
            own = sorted(members[entry.name.full], key=lambda one: one.name.short.lower())
            yield entry.name, [entry, *own]


def table(entries: list[Entry], coverage: Coverage, page: Page) -> str:
    """A row for each name."""
    heads = "".join(f"<th>{head}</th>" for head in HEADS[page.language])
    rows = "\n".join(row(entry, coverage, page) for entry in entries)
    return f"<table>\n<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def row(entry: Entry, coverage: Coverage, page: Page) -> str:
    """A name with its versions, the section that explains it, and programs that use it."""
    cells = [_name(entry.name, page), _section(entry, coverage, page), _programs(entry, page)]
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _name(name: Name, page: Page) -> str:
    call = "()" if name.kind in ("function", "method") else ""
    code = f'<code id="{escape(name.full)}">{escape(name.short)}{call}</code>'
    marks = []
    if name.since:
        marks.append(f'<strong class="since">{name.since}+</strong>')
    if name.deprecated:
        marks.append(f'<strong class="gone">{DEPRECATED[page.language]}</strong>')
    else:
        href = f"{DOCS[page.language]}/{documentation(name)}"
        code = f'<a href="{escape(href)}">{code}</a>'
    if name.removed:
        marks.append(f'<strong class="gone">{REMOVED[page.language].format(name.removed)}</strong>')
    return " ".join([code, *marks])


def documentation(name: Name) -> str:
    """The page and the anchor that document it: those of a class's maker if the class has none."""
    anchor = settings()["documented-at"].get(name.full, name.full)
    module = next((one for one in PAGES if name.module.startswith(one)), name.module)
    return f"{module}.html#{anchor}"


def _section(entry: Entry, coverage: Coverage, page: Page) -> str:
    section = entry.section
    if section is None:
        return "–"
    chapter = coverage.chapters[section.page].titles[page.language]
    words = section.titles.get(page.language, "") if section.ident else ""
    colon = "：" if page.language == "zh" else ": "
    href = _href(page, section.page, section.ident)
    return f'<a href="{escape(href)}">{in_html(colon.join(filter(None, [chapter, words])))}</a>'


def _programs(entry: Entry, page: Page) -> str:
    links = [
        f'<a href="{escape(_href(page, use.page, use.figure))}">'
        f"<code>{escape(PurePosixPath(use.program).stem)}</code></a>"
        for use in entry.uses[:MOST]
    ]
    more = f"+ {len(entry.uses) - MOST}" if len(entry.uses) > MOST else ""
    return " ".join(filter(None, [*links, more])) or "–"


def _href(page: Page, stem: str, anchor: str) -> str:
    folder = stem.removesuffix("index").rstrip("/") if stem.endswith("index") else stem
    href = page.page_href(folder or ".", anchor)
    return href if anchor else href.removesuffix("#")


def in_html(words: str) -> str:
    """The words of a heading: inline code, and nothing else of Markdown."""
    pieces = re.split(r"`([^`]+)`", words)
    return "".join(f"<code>{escape(one)}</code>" if n % 2 else escape(one) for n, one in enumerate(pieces))


def left_out(language: Language) -> str:
    """The names that the book leaves out, by reason."""
    reasons: dict[str, list[str]] = {}
    for full, reason in settings()["left-out"].items():
        reasons.setdefault(in_language(reason, language), []).append(full)
    colon, comma, stop = ("：", "、", "。") if language == "zh" else (": ", ", ", ".")
    items = [
        f"<li>{escape(reason[:1].upper() + reason[1:])}{colon}"
        f"{comma.join(f'<code>{escape(full)}</code>' for full in names)}{stop}</li>"
        for reason, names in reasons.items()
    ]
    return "<ul>\n" + "\n".join(items) + "\n</ul>"
