"""The Markdown block of the download page: what can be taken away, how big it is and of which day.

    /// shelf
    ///

It looks into dist/ when the page is made.  What is not there is not linked; its row names the command that
makes it.  The adapter copies what is there to downloads/, once, at the root of the site.
"""

from __future__ import annotations

import datetime
import os
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from press.pages import downloads
from press.pages import page as pages
from press.pages.page import Language, Page
from press.pages.slots import slot
from press.pdf.source_date import source_date
from press.snippets import model

DIST = "dist"
"""Below the book's root."""
FOLDER = "downloads"
"""Below the site's root."""


@dataclass(frozen=True)
class Item:
    """Something to take away."""

    file: str
    """Its name in dist/."""
    verb: str
    """`make VERB` makes it."""
    title: dict[Language, str]
    about: dict[Language, str]


BOOKS: dict[str, dict[Language, str]] = {
    "zh": {"zh": "中文", "en": "in Chinese"},
    "en": {"zh": "英文", "en": "in English"},
    "zh-en": {"zh": "中英对照", "en": "in both languages"},
}
UPRIGHT: dict[Language, str] = {"zh": "A4 竖版，可以打印", "en": "A4 upright, for paper and screens"}
ASIDE: dict[Language, str] = {"zh": "A4 横版，左中右英", "en": "A4 on its side, Chinese left, English right"}
READERS: dict[Language, str] = {"zh": "手机与电子书阅读器", "en": "for phones and e-readers"}


def _book(kind: str, edition: str, about: dict[Language, str]) -> Item:
    title: dict[Language, str] = {
        "zh": f"{kind.upper()}，{BOOKS[edition]['zh']}",
        "en": f"{kind.upper()} {BOOKS[edition]['en']}",
    }
    return Item(f"concurrent-python-{edition}.{kind}", kind, title, about)


ITEMS = (
    _book("pdf", "zh", UPRIGHT),
    _book("pdf", "en", UPRIGHT),
    _book("pdf", "zh-en", ASIDE),
    _book("epub", "zh", READERS),
    _book("epub", "en", READERS),
    Item(
        "concurrent-python-offline.zip",
        "offline",
        {"zh": "离线网站", "en": "The website, offline"},
        {
            "zh": "三个版本，带搜索；解开后打开 `index.html`",
            "en": "all three editions, with search; unpack it and open `index.html`",
        },
    ),
)
PROGRAMS = Item(
    downloads.ARCHIVE,
    "",
    {"zh": "全部程序", "en": "All programs"},
    {"zh": "书中每个程序，按章节放在文件夹里", "en": "every program of the book, in folders by chapter"},
)
HEADS: dict[Language, tuple[str, str, str, str]] = {
    "zh": ("文件", "内容", "大小", "日期"),
    "en": ("File", "What it is", "Size", "Date"),
}
ELSEWHERE: dict[Language, str] = {"zh": "在网站上", "en": "on the website"}


def stock(root: Path) -> list[Path]:
    """The finished files of the book in `root` that the site offers; none for a site read from a disk."""
    if _offline():
        return []
    return [path for item in ITEMS if (path := root / DIST / item.file).is_file()]


def _offline() -> bool:
    return os.environ.get("OFFLINE", "").lower() == "true"


def shelf(root: Path, page: Page) -> str:
    """The table: a row for each file, made or not."""
    there = {path.name: path for path in stock(root)}
    heads = "".join(f"<th>{head}</th>" for head in HEADS[page.language])
    rows = [_row(item, there.get(item.file), page) for item in ITEMS]
    size = len(downloads.snippets_archive(model.SNIPPETS))
    rows.append(_filled(PROGRAMS, page.relative(downloads.ARCHIVE), size, source_date(root), page))
    body = "\n".join(rows)
    return (
        '<div class="shelf">\n<table>\n'
        f"<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>"
    )


def _row(item: Item, path: Path | None, page: Page) -> str:
    if path is not None:
        facts = path.stat()
        day = datetime.datetime.fromtimestamp(facts.st_mtime, datetime.UTC)
        return _filled(item, page.relative(f"{FOLDER}/{path.name}"), facts.st_size, day, page)
    how = ELSEWHERE[page.language] if _offline() else f"<code>make {item.verb}</code>"
    return _cells(escape(item.title[page.language]), _marked(item.about[page.language]), how, "–")


def _filled(item: Item, href: str, size: int, day: datetime.datetime, page: Page) -> str:
    link = f'<a href="{escape(href)}" download>{escape(item.title[page.language])}</a>'
    return _cells(link, _marked(item.about[page.language]), shown_size(size), f"{day:%Y-%m-%d}")


def _cells(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _marked(text: str) -> str:
    """Inline code, and nothing else of Markdown."""
    pieces = escape(text).split("`")
    return "".join(f"<code>{piece}</code>" if n % 2 else piece for n, piece in enumerate(pieces))


def shown_size(size: int) -> str:
    """'2.3 MB' for bytes."""
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.0f} kB"


class ShelfBlock(Block):
    """One `/// shelf` block."""

    NAME = "shelf"

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "p")

    def on_end(self, block: etree.Element) -> None:
        block.clear()
        block.text = self.md.htmlStash.store(
            slot("div", "shelf", partial(shelf, model.ROOT), pages.CURRENT.get())
        )


class ShelfExtension(BlocksExtension):
    """`press.pages.shelf` in mkdocs.yml."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        block_mgr.register(ShelfBlock, self.getConfigs())


def makeExtension(**kwargs: object) -> ShelfExtension:
    """Called by Markdown."""
    return ShelfExtension(**kwargs)
