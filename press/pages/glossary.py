"""One word for one thing: Chinese text uses the forms of terms/glossary.toml and none that it forbids."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from press.errors import BookError
from press.pages.prose import Line

GLOSSARY = Path(__file__).parent / "terms" / "glossary.toml"
DICTIONARY = Path(__file__).parent / "terms" / "jieba.txt"
QUOTED = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》")
WEIGHT = 100_000
"""In the splitter's dictionary: heavy enough that a term is never split."""


@dataclass(frozen=True)
class Avoided:
    """A form that is not used: the expression, why, and what is written instead."""

    form: re.Pattern[str]
    why: str
    instead: str


@dataclass(frozen=True)
class Allowed:
    """A file that must use a form."""

    file: str
    form: str
    reason: str


@dataclass(frozen=True)
class Glossary:
    """The terms, as written in the file."""

    words: tuple[str, ...]
    avoided: tuple[Avoided, ...]
    allowed: tuple[Allowed, ...]


@functools.cache
def read_glossary(file: Path = GLOSSARY) -> Glossary:
    """Read the file.  Raises BookError if an entry is not complete."""
    try:
        table = tomllib.loads(file.read_text("utf-8"))
        words, avoided = [], []
        for term in table["term"]:
            words += term["zh"]
            instead = term["zh"][0] if term["zh"] else ""
            avoided += [Avoided(re.compile(form), why, instead) for form, why in term.get("avoid", [])]
        allowed = tuple(Allowed(**entry) for entry in table.get("allow", []))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, re.error) as error:
        raise BookError(file, None, f"not a glossary: {error!r}", "see the comment at its top") from None
    return Glossary(tuple(words), tuple(avoided), allowed)


def check(lines: Iterable[Line], glossary: Glossary) -> Iterator[BookError]:
    """Every forbidden form in the lines, code and quotations apart; every exception that is not needed."""
    used: set[Allowed] = set()
    for line in lines:
        text = QUOTED.sub(lambda found: " " * len(found[0]), line.text)
        for avoided in glossary.avoided:
            for found in avoided.form.finditer(text):
                exceptions = {a for a in glossary.allowed if a.file == line.file and a.form == found[0]}
                used |= exceptions
                if not exceptions:
                    cure = f"write {avoided.instead}" if avoided.instead else "write it otherwise"
                    cure += ", or quote it “…”, or list it under [[allow]] in press/pages/terms/glossary.toml"
                    yield BookError(line.file, line.number, f"“{found[0]}” is not used ({avoided.why})", cure)
    for exception in glossary.allowed:
        if exception not in used:
            what = f"the exception for “{exception.form}” in {exception.file} is not needed"
            yield BookError("press/pages/terms/glossary.toml", None, what, "delete it")


def dictionary(glossary: Glossary) -> str:
    """The terms as a user dictionary of the splitter `jieba`: one 'word weight n' a line."""
    pieces = {piece for word in glossary.words for piece in re.findall(r"[\u3400-\u9fff]{2,}", word)}
    return "".join(f"{word} {WEIGHT} n\n" for word in sorted(pieces, key=lambda word: (len(word), word)))
