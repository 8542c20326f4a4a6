"""Everything is accounted for: fences run or with a reason, programs and outputs shown, pages in the menu.

A ledger is made of the rendered pages and the folders; it prints nothing (ledger_verb.py does).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from press.errors import BookError
from press.exercises import exercise as exercises
from press.pages import diagrams, fences
from press.pages.corpus import Corpus, Rendered
from press.pages.edition import LANGUAGES
from press.pages.program import shown_path
from press.snippets.model import Snippet
from press.snippets.recorded import NAME as RECORDED
from press.snippets.recorded import orphans, read_folder

UNSHOWN = "unshown.toml"
"""In snippets/: programs that no page shows, each with its reason: "part/chapter/name.py" = "reason"."""
PAGE = re.compile(r"(?P<stem>.+)\.(?:md|ipynb)")


@dataclass(frozen=True)
class Entry:
    """What one page holds."""

    page: Rendered
    snippets: int
    diagrams: int
    fences_run: int
    not_run: list[tuple[int, str]]
    """(line, reason) of the Python fences that are not run."""


@dataclass(frozen=True)
class Ledger:
    """The account of the whole book."""

    entries: list[Entry]
    unshown: dict[str, str]
    """Programs that no page shows, with their reasons."""
    problems: list[BookError]


def account(root: Path, corpus: Corpus, snippets: list[Snippet]) -> Ledger:
    """Make the account of the book in `root`."""
    unshown = _read_unshown(root / "snippets" / UNSHOWN)
    problems = [
        *_pages(corpus),
        *_menu(root / "mkdocs.yml", corpus),
        *_shown(corpus, snippets, unshown),
        *_recordings(root / "snippets", snippets),
        *_drawings(corpus),
        *_exercises(corpus),
    ]
    return Ledger([_entry(page) for page in corpus.each()], unshown, problems)


def _entry(page: Rendered) -> Entry:
    python = [fence for fence in page.fences if fence.is_python]
    not_run = [(fence.line, fence.not_run) for fence in python if fence.not_run is not None]
    names = page.shown_snippets()
    return Entry(page, len(names), len(page.diagrams()), len(python) - len(not_run), not_run)


def _read_unshown(file: Path) -> dict[str, str]:
    if not file.exists():
        return {}
    try:
        return {name: str(reason) for name, reason in tomllib.loads(file.read_text("utf-8")).items()}
    except tomllib.TOMLDecodeError as error:
        raise BookError(
            shown_path(file), None, f"not TOML: {error}", 'write: "a/b/c.py" = "reason"'
        ) from None


def _pages(corpus: Corpus) -> Iterator[BookError]:
    """Errors of the pages themselves, fences nobody could check, twins that are missing."""
    for stray in corpus.strays:
        cure = f"name it {stray.stem}.zh{stray.suffix}, and write {stray.stem}.en{stray.suffix}"
        yield BookError(shown_path(stray), None, "a page that does not say its language", cure)
    for page in corpus.each():
        if page.error is not None:
            yield page.error
        yield from fences.mistakes(page.file, page.text, page.fences)
    for stem, halves in [*corpus.pages.items(), *corpus.notebooks.items()]:
        for language in LANGUAGES:
            if language not in halves:
                only = next(iter(halves.values()))
                cure = f"write docs/{stem}.{language}{only.path.suffix}"
                yield BookError(only.file, None, "a page without its twin", cure)


def _menu(mkdocs_yml: Path, corpus: Corpus) -> Iterator[BookError]:
    """Every page is in `nav`, and `nav` names only pages."""
    with mkdocs_yml.open("rb") as file:
        listed = set(paths_in(yaml_load(file, get_yaml_loader()).get("nav") or []))
    there = {f"{stem}.md" for stem in corpus.pages} | {f"{stem}.ipynb" for stem in corpus.notebooks}
    for name in sorted(there - listed):
        stem, suffix = name.rsplit(".", 1)
        cure = f"add '- {name}' to nav in mkdocs.yml"
        yield BookError(f"docs/{stem}.zh.{suffix}", None, "a page that is not in the menu", cure)
    for name in sorted(listed - there):
        line = _line_of(mkdocs_yml, name)
        yield BookError(
            mkdocs_yml.name, line, f"nav names a page that is not there: {name}", "write it, or take it out"
        )


def paths_in(items: object) -> Iterator[str]:
    """The pages a `nav` names, at any depth."""
    if isinstance(items, str):
        if PAGE.fullmatch(items):
            yield items
    elif isinstance(items, dict):
        for value in items.values():
            yield from paths_in(value)
    elif isinstance(items, list):
        for item in items:
            yield from paths_in(item)


def _shown(corpus: Corpus, snippets: list[Snippet], unshown: dict[str, str]) -> Iterator[BookError]:
    """Every program is on a page in both languages, or has a reason why not."""
    shown = {
        language: {
            name for page in corpus.each() if page.language == language for name in page.shown_snippets()
        }
        for language in LANGUAGES
    }
    unreadable = any(page.tree is None for page in corpus.each())
    names = {snippet.name for snippet in snippets}
    where = f"snippets/{UNSHOWN}"
    for name in sorted(names):
        on = [language for language, found in shown.items() if name in found]
        if name in unshown:
            if on:
                yield BookError(where, None, f"{name} is listed, but a page shows it", "take it out")
            elif not unshown[name].strip():
                yield BookError(where, None, f"{name} is listed without a reason", "say why no page shows it")
        elif not on and not unreadable:
            cure = f"show it with '/// snippet | {name}', delete it, or list it with a reason in {where}"
            yield BookError(f"snippets/{name}", None, "a program that no page shows", cure)
        elif len(on) == 1 and not unreadable:
            yield BookError(
                f"snippets/{name}", None, f"only a page in {on[0]} shows it", "show it in both languages"
            )
    for name in sorted(set(unshown) - names):
        yield BookError(where, None, f"{name} is listed, but is not there", "take it out")


def _recordings(folder: Path, snippets: list[Snippet]) -> Iterator[BookError]:
    """Every recorded file belongs to a program, every program is recorded."""
    programs: dict[Path, set[str]] = {}
    for snippet in snippets:
        programs.setdefault(snippet.path.parent, set()).add(snippet.path.name)
    for place in sorted({file.parent for file in folder.rglob("*") if file.suffix in (".out", ".json")}):
        stems = {name.removesuffix(".py") for name in programs.get(place, ())}
        for file in orphans(place):
            yield BookError(shown_path(file), None, "an output of no program", "delete it")
        for file in sorted(place.glob("*.trace.json")):
            if file.name.removesuffix(".trace.json") not in stems:
                yield BookError(shown_path(file), None, "a trace of no program", "delete it")
    for place, names in sorted(programs.items()):
        entries = read_folder(place)
        for name in sorted(set(entries) - names):
            cure = "delete the entry, or run `make record`"
            yield BookError(shown_path(place / RECORDED), None, f"{name} is recorded, but is not there", cure)
        for name in sorted(names - set(entries)):
            yield BookError(
                shown_path(place / name), None, "a program that was never recorded", "run `make record`"
            )


def _exercises(corpus: Corpus) -> Iterator[BookError]:
    """Every exercise is whole, and set by a page in both languages."""
    for stray in exercises.strays():
        cure = "name it NAME_start.py, NAME_solution.py or NAME_check.py"
        yield BookError(shown_path(stray), None, "a program that is part of no exercise", cure)
    unreadable = any(page.tree is None for page in corpus.each())
    for exercise in exercises.all_exercises():
        yield from exercise.problems()
        on = {page.language for page in corpus.each() if exercise.name in page.shown_exercises()}
        missing = [language for language in LANGUAGES if language not in on]
        if missing and not unreadable:
            what = f"an exercise that no page in {' or '.join(missing)} sets"
            cure = f"set it with '/// exercise | {exercise.name}', or delete it"
            yield BookError(shown_path(exercise.file("start")), None, what, cure)


def _drawings(corpus: Corpus) -> Iterator[BookError]:
    """Every drawing is there in both languages, is sound, and is used."""
    folder = corpus.docs / "assets" / "diagrams"
    used = {name for page in corpus.each() for name in page.diagrams()}
    unreadable = any(page.tree is None for page in corpus.each())
    files = sorted(folder.glob("*.svg"))
    names: dict[str, list[str]] = {}
    for file in files:
        name, _, language = file.stem.rpartition(".")
        if language not in ("zh", "en"):
            cure = f"name it {file.stem}.zh.svg, and draw {file.stem}.en.svg"
            yield BookError(shown_path(file), None, "a drawing that does not say its language", cure)
            continue
        names.setdefault(name, []).append(language)
        yield from diagrams.problems(file)
    for name, languages in sorted(names.items()):
        file = folder / f"{name}.{languages[0]}.svg"
        if len(languages) == 1:
            other = "en" if languages[0] == "zh" else "zh"
            yield BookError(shown_path(file), None, "a drawing in one language", f"draw {name}.{other}.svg")
        if name not in used and not unreadable:
            cure = f"show it with ![...](../assets/diagrams/{name}.svg), or delete it"
            yield BookError(shown_path(file), None, "a drawing that no page shows", cure)


def _line_of(file: Path, text: str) -> int | None:
    for number, line in enumerate(file.read_text("utf-8").split("\n"), 1):
        if text in line:
            return number
    return None
