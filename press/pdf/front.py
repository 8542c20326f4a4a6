"""The pages before and after the chapters: title page, colophon, index.  Words and facts, as Typst."""

from __future__ import annotations

import datetime
import os
import tomllib
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from press.pages.badges import WORDS as BADGE_WORDS
from press.pages.badges import version_ranges
from press.pages.edition import Edition
from press.pdf.fonts import Fonts
from press.pdf.manuscript import Manuscript
from press.pdf.markup import literal, strings
from press.pdf.names import sorted_names
from press.pdf.structure import facts
from press.snippets.model import find_snippet
from press.snippets.recorded import read_recorded

LICENCES = {
    "zh": "文字：CC BY 4.0（https://creativecommons.org/licenses/by/4.0/deed.zh-hans）\n代码：MIT",
    "en": "Text: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)\nCode: MIT",
}
TITLES = {
    "zh": ["Python 并发手册"],
    "en": ["Concurrent Python"],
    "zh-en": ["Python 并发手册", "Concurrent Python"],
}
LABELS = {
    "edition": ("版本", "Edition"),
    "pythons": ("程序在这些 Python 上运行过", "Programs ran on"),
    "licence": ("许可", "Licence"),
    "fonts": ("字体", "Fonts"),
    "programs": ("程序", "Programs"),
    "made": ("排版", "Typeset with"),
    "site": ("网站", "Website"),
}
ATTACHED = {
    "zh": "本书的 {} 个程序都附在这个 PDF 里，附件名就是书中的路径",
    "en": "the {} programs of the book are attached to this PDF, each under the path that the book prints",
}
EDITIONS = {"zh": "中文版", "en": "English edition", "zh-en": "中英对照版 · side-by-side edition"}


def title(edition: Edition) -> str:
    """Of the document."""
    return edition.site_name


def authors(edition: str) -> list[str]:
    """Of the document."""
    return [facts()["en" if edition == "en" else "zh"]["authors"]]


def title_page(edition: str, root: Path, date: datetime.datetime) -> str:
    """Titles, subtitles, authors, edition."""
    languages = _languages(edition)
    subtitles = [facts()[language]["subtitle"] for language in languages]
    line = f"{EDITIONS[edition]}  ·  {_version(root)}  ·  {date:%Y-%m-%d}"
    authors_line = "  ·  ".join(facts()[language]["authors"] for language in languages)
    titles = f"{strings(TITLES[edition])},{strings(subtitles)}"
    return f"#title-page({titles},{literal(authors_line)},{literal(line)})\n"


def colophon(
    book: Manuscript, edition: Edition, site_url: str, root: Path, date: datetime.datetime, fonts: Fonts
) -> str:
    """What this copy was made of."""
    languages = _languages(edition.name)
    pythons = _pythons(book.programs)
    lines = [
        ("edition", f"{EDITIONS[edition.name]}, {_version(root)}, {date:%Y-%m-%d}"),
        ("pythons", f"Python {version_ranges(pythons, BADGE_WORDS['en'].comma)}"),
        ("programs", "\n".join(ATTACHED[language].format(len(book.programs)) for language in languages)),
        ("licence", "\n".join(LICENCES[language] for language in languages)),
        ("fonts", fonts.source),
        ("made", "Typst (https://typst.app)"),
    ]
    if _is_real(site_url):
        lines.append(("site", site_url))
    rows = "".join(f"({literal(_label(key, languages))},{literal(said)})," for key, said in lines)
    return f"#colophon({literal(book.words.colophon)},({rows}))\n"


def index(title: str, names: set[str]) -> str:
    """The index of API names as the last chapter."""
    rows = "".join(f"({literal(module)},{literal(name)})," for module, name in sorted_names(names))
    return f'#hd(1,0,"","",[#{literal(title)}])\n#api-index(({rows}))\n' if rows else ""


def _is_real(site_url: str) -> bool:
    host = urlsplit(site_url).hostname or ""
    return bool(os.environ.get("SITE_URL")) and not host.endswith("example.org")


def _pythons(programs: Iterable[str]) -> list[str]:
    ran: set[str] = set()
    for name in programs:
        recorded = read_recorded(find_snippet(name))
        ran |= set(recorded.ran if recorded else ())
    return sorted(ran)


def _languages(edition: str) -> list[str]:
    return edition.split("-")


def _label(key: str, languages: list[str]) -> str:
    zh, en = LABELS[key]
    return " ".join({"zh": zh, "en": en}[language] for language in languages)


def _version(root: Path) -> str:
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return str(settings["project"]["version"])
