"""Where the book explains each public name, and which programs use it: found in the sources, never by hand.

A name is explained where the text of a chapter has it as inline code; of several sections the one that speaks
of it most.  `join()` alone means those classes' methods whose programs the page shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from press.api.chapters import LANGUAGES, Chapter, Section, read_chapters
from press.api.names import Name, known, listed, proper, settings, with_bases
from press.api.use import remember, used
from press.errors import BookError
from press.exercises.exercise import is_part
from press.pages.page import Language
from press.snippets.model import all_snippets

CALL = r"\((?:[^()]|\([^()]*\))*\)"
DOTTED = re.compile(rf"(?P<name>[A-Za-z_]\w*(?:\.\w+)*)(?:{CALL}(?P<then>\.\w+)?(?:{CALL})?)?")
IN_FULL, ALONE, SHOWN = 3, 1, 2
"""What a mention counts: with its class or module; without; more, where the section's programs use it."""
ASIDES = ("questions", "exercises", "official-documentation", "instead")
MANY = 15
"""A section that speaks of more names than this is a list of them, but for those in its title."""
LESS = 0.25
"""What a mention in an aside or a list counts, for they explain little."""


@dataclass(frozen=True)
class Use:
    """A program that uses a name, and where it is shown."""

    program: str
    page: str
    figure: str


@dataclass
class Entry:
    """What the book has on one name."""

    name: Name
    section: Section | None = None
    """Where a chapter explains it best."""
    missing: tuple[Language, ...] = LANGUAGES
    """The languages in which none does."""
    uses: list[Use] = field(default_factory=list)
    """The programs that use it: those of the page that explains it first."""


@dataclass
class Coverage:
    """The whole index."""

    chapters: dict[str, Chapter]
    entries: dict[str, Entry]


@dataclass(frozen=True)
class Mention:
    """A section that speaks of a name, and how much."""

    full: str
    section: Section
    weight: float
    order: int
    languages: frozenset[Language]
    explains: bool
    """Whether the section is neither an aside nor a list."""


def cover(chapters: Iterable[Chapter], programs: dict[str, frozenset[str]]) -> Coverage:
    """Find every listed name in the chapters and in `programs` (name: what it uses)."""
    chapters = list(chapters)
    mentions: dict[str, list[Mention]] = {}
    for mention in _mentions(chapters, programs):
        mentions.setdefault(mention.full, []).append(mention)
    homes = _homes(mentions)
    entries = {}
    for full, name in listed().items():
        found = mentions.get(full, [])
        told = [one for one in found if one.explains]
        spread = name.owner in settings()["spread"]
        home = [one for one in told if one.section.page == homes.get(name.owner or full) and not spread]
        best = max(home or told or found, key=lambda one: (one.weight, -one.order), default=None)
        section = best.section if best else None
        spoken = {language for one in found for language in one.languages}
        missing = tuple(language for language in LANGUAGES if language not in spoken)
        entries[full] = Entry(name, section, missing, _uses(full, section, chapters, programs))
    return Coverage({chapter.stem: chapter for chapter in chapters}, entries)


def _mentions(chapters: list[Chapter], programs: dict[str, frozenset[str]]) -> Iterator[Mention]:
    order = 0
    for chapter in chapters:
        shown = {name for path in chapter.figures for name in programs.get(path, ())}
        for section in chapter.sections.values() if chapter.explains else ():
            order += 1
            here = {name for path in section.programs for name in programs.get(path, ())}
            said = list(_mentioned(section, shown))
            titled = {full for code in section.title_codes() for full, _ in meant(code, shown)}
            for full, weight, languages in said:
                explains = section.ident not in ASIDES and (len(said) <= MANY or full in titled)
                whole = (weight + (SHOWN if full in here else 0)) * (1 if explains else LESS)
                yield Mention(full, section, whole, order, frozenset(languages), explains)


def _homes(mentions: dict[str, list[Mention]]) -> dict[str, str]:
    """The page that speaks most of each class and its attributes, or of each function."""
    sums: dict[str, dict[str, float]] = {}
    for full, found in mentions.items():
        of = sums.setdefault(known()[full].owner or full, {})
        for one in found:
            of[one.section.page] = of.get(one.section.page, 0) + one.weight
    most = {full: max(of, key=lambda page: of[page]) for full, of in sums.items()}
    most.update(settings()["spread"])
    return most


def _mentioned(section: Section, shown: set[str]) -> Iterator[tuple[str, int, set[Language]]]:
    """What a section speaks of: a name, how much, and in which languages."""
    weights: dict[str, int] = {}
    languages: dict[str, set[Language]] = {}
    for language in LANGUAGES:
        for code in section.codes[language]:
            for full, weight in meant(code, shown):
                weights[full] = weights.get(full, 0) + weight
                languages.setdefault(full, set()).add(language)
    for full, weight in weights.items():
        yield full, weight, languages[full]


def meant(code: str, shown: set[str]) -> Iterator[tuple[str, int]]:
    """The names that a piece of inline code means on a page whose programs use `shown`, and its weight."""
    found = DOTTED.match(code)
    if found is None or (found.end() < len(code) and code[found.end()] not in " (=:[,"):
        return
    name = found["name"]
    if found["then"]:
        name += found["then"]
    if proper(name) in known():
        yield proper(name), IN_FULL
        return
    for module in settings()["modules"]:
        full = f"{module}.{name}"
        owner, _, last = full.rpartition(".")
        for one in with_bases(owner) if owner in known() else ():
            if f"{one}.{last}" in known():
                yield f"{one}.{last}", IN_FULL
                return
        if full in known() and _in_question(full, shown):
            yield full, IN_FULL
            return
    last = name.rpartition(".")[2]
    owned = _owned().get(last, ())
    for full in owned:
        if full in shown or (len(owned) == 1 and not _is_common(last)):
            yield full, ALONE


@cache
def _owned() -> dict[str, list[str]]:
    """The methods and attributes of classes, by their own names."""
    found: dict[str, list[str]] = {}
    for full, one in known().items():
        if one.owner:
            found.setdefault(full.rpartition(".")[2], []).append(full)
    return found


def _in_question(full: str, shown: set[str]) -> bool:
    """Whether a page with these programs means this name of the module, and no other thing of the name."""
    return full in shown or not _is_common(full.rpartition(".")[2])


def _is_common(word: str) -> bool:
    """Whether the word is also something else: a built-in function, a variable."""
    return word.islower() and "_" not in word


def _uses(
    full: str, section: Section | None, chapters: list[Chapter], programs: dict[str, frozenset[str]]
) -> list[Use]:
    """The programs on pages that use a name, nearest first: section, page, other chapters, the rest."""

    def distance(page: Chapter, path: str) -> int:
        if section is not None and page.stem == section.page:
            return 0 if path in section.programs else 1
        return 2 if page.explains else 3

    found: dict[str, tuple[int, int, Use]] = {}
    for number, chapter in enumerate(chapters):
        for path, figure in chapter.figures.items():
            if full in programs.get(path, ()):
                one = distance(chapter, path), number, Use(path, chapter.stem, figure)
                found[path] = min(found.get(path, one), one, key=lambda rank: rank[:2])
    return [use for _, _, use in sorted(found.values(), key=lambda rank: rank[:2])]


def read_coverage(root: Path) -> Coverage:
    """The coverage of the book in `root`."""
    return cover(*_sources(root))


def _sources(root: Path) -> tuple[list[Chapter], dict[str, frozenset[str]]]:
    programs = {
        snippet.name: used(snippet.source)
        for snippet in all_snippets(root / "snippets")
        if is_part(snippet.path) is None
    }
    remember()
    return read_chapters(root), programs


def problems(coverage: Coverage) -> Iterator[BookError]:
    """Every name that no chapter explains or no program uses, and every needless excuse."""
    where = "press/api/api.toml"
    awaited = settings().get("awaited", {})
    for full, entry in coverage.entries.items():
        if full in awaited:
            continue
        for language in entry.missing:
            cure = f"write `{entry.name.short}` where a chapter speaks of it, or leave it out in {where}"
            yield BookError(f"docs/*.{language}.md", None, f"no chapter explains {full}", cure)
        if not entry.uses:
            cure = f"show a program that uses it, or leave it out in {where}, with a reason"
            yield BookError("snippets", None, f"no program on a page uses {full}", cure)
    for table in ("left-out", "awaited"):
        for full in settings().get(table, {}):
            if full not in known():
                yield BookError(where, None, f"{full} is in [{table}], but is no public name", "take it out")


def current_coverage(root: Path) -> Coverage:
    """The same, and the very same object as long as no page says anything else of any name.

    Read again only if a page, a program or the menu has changed.
    """
    files = [root / "mkdocs.yml", *(root / "docs").rglob("*.md"), *(root / "snippets").rglob("*.py")]
    return _read_at(root, max(file.stat().st_mtime_ns for file in files), len(files))


_KNOWN: list[tuple[list[Chapter], dict[str, frozenset[str]], Coverage]] = []


@lru_cache(maxsize=1)
def _read_at(root: Path, _newest: int, _files: int) -> Coverage:
    chapters, programs = _sources(root)
    if not _KNOWN or _KNOWN[0][:2] != (chapters, programs):
        _KNOWN[:] = [(chapters, programs, cover(chapters, programs))]
    return _KNOWN[0][2]
