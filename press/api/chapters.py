"""What the chapters say: their sections, the inline code in each, the programs each shows.

Read, not rendered: only the Markdown of docs/, in the order of the menu.  The appendices explain nothing, but
the programs that they show count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from press.pages.figure import figure_id
from press.pages.ledger import paths_in
from press.pages.page import Language
from press.pages.placing import HEADER
from press.pages.prose import INLINE_CODE

LANGUAGES: tuple[Language, ...] = ("zh", "en")
HEADING = re.compile(r"^(?P<marks>#{1,6}) +(?P<words>.*?)(?: *\{ *#(?P<ident>[\w-]+) *\})? *#*$")
FENCE = re.compile(r"^[>\s]*(?P<fence>`{3,}|~{3,})")
END = re.compile(r"^[>\s]*/{3,}\s*$")
SECTION = re.compile(r"^\s+section: *[\"']?(?P<name>[^\"']+?)[\"']?\s*$")


@dataclass
class Section:
    """From one heading of a page to the next."""

    page: str
    """'threads/locks'"""
    ident: str
    """'' before the first heading that has an id."""
    titles: dict[Language, str] = field(default_factory=dict)
    codes: dict[Language, list[str]] = field(default_factory=lambda: {"zh": [], "en": []})
    """The inline code in its text; that of its heading is there twice more."""
    programs: list[str] = field(default_factory=list)

    def title_codes(self) -> list[str]:
        """The inline code of its headings."""
        return [code for words in self.titles.values() for code in _codes(words)]


@dataclass
class Chapter:
    """A page in both languages."""

    stem: str
    titles: dict[Language, str] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    """Of each program it shows: the id of its first figure."""

    @property
    def explains(self) -> bool:
        """Whether it is a chapter of a part."""
        part, _, name = self.stem.partition("/")
        return bool(name) and name != "index" and part != "appendix"


def read_chapters(root: Path) -> list[Chapter]:
    """Every page of the book in `root`, in the order of the menu."""
    with (root / "mkdocs.yml").open("rb") as settings:
        menu = list(paths_in(yaml_load(settings, get_yaml_loader()).get("nav") or []))
    found = []
    for name in menu:
        stem = name.removesuffix(".md")
        files = {language: root / "docs" / f"{stem}.{language}.md" for language in LANGUAGES}
        if all(file.exists() for file in files.values()):
            chapter = Chapter(stem)
            for language, file in files.items():
                _read(chapter, language, file.read_text("utf-8"))
            found.append(chapter)
    return found


def _read(chapter: Chapter, language: Language, text: str) -> None:
    section = _section(chapter, "")
    ids: dict[str, int] = {}
    for kind, value in _pieces(text):
        if kind == "heading":
            found = HEADING.match(value)
            assert found is not None
            words = found["words"]
            if found["marks"] == "#":
                chapter.titles[language] = words
            elif found["ident"]:
                section = _section(chapter, found["ident"])
            section.titles.setdefault(language, words)
            section.codes[language] += 2 * _codes(words)
        elif kind == "text":
            section.codes[language] += _codes(value)
        elif kind == "snippet" and language == "zh":
            path, _, part = value.partition("|")
            ident = figure_id(path, part or None)
            ids[ident] = ids.get(ident, 0) + 1
            section.programs.append(path)
            chapter.figures.setdefault(path, ident if ids[ident] == 1 else f"{ident}-{ids[ident]}")


def _section(chapter: Chapter, ident: str) -> Section:
    return chapter.sections.setdefault(ident, Section(chapter.stem, ident))


def _codes(text: str) -> list[str]:
    return [found["code"].strip() for found in INLINE_CODE.finditer(text)]


@lru_cache(maxsize=512)
def _pieces(text: str) -> list[tuple[str, str]]:
    """The headings, lines of text, and snippets ('path|section') of a page."""
    return list(_found(text))


def _found(text: str) -> Iterator[tuple[str, str]]:
    fence = ""
    shown: list[str] | None = None
    for line in text.split("\n"):
        if fence:
            fence = (
                "" if line.strip(" >").startswith(fence) and not line.strip(" >").strip(fence[0]) else fence
            )
        elif shown is not None:
            if END.match(line):
                if shown[0]:
                    yield "snippet", "|".join(shown)
                shown = None
            elif (option := SECTION.match(line)) and len(shown) == 1:
                shown.append(option["name"])
        elif opened := FENCE.match(line):
            fence = opened["fence"]
        elif header := HEADER.match(line):
            shown = [header["path"] or "" if "snippet" in line.split("|")[0] else ""]
        elif HEADING.match(line):
            yield "heading", line
        else:
            yield "text", line
