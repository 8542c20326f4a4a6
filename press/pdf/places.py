"""Which places of an API name the index gives: where it is explained, and a few where the text speaks of it.

While the pages are converted every place is noted, with what it is; when all are known, the best are kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from press.api.coverage import current_coverage
from press.pdf.markup import literal

Kind = Literal["main", "heading", "text", "aside", "program"]
RANKS: dict[str, int] = {"main": 0, "heading": 1, "text": 2, "aside": 3, "program": 4}
"""The best first."""
MOST = 6
"""Places of a name besides the main one."""
_MARK = re.compile(r'#ix\("(?P<name>[\w.]+)","(?P<kind>\w+)"\)')


class _Place(NamedTuple):
    """Sorts the better ones first."""

    rank: int
    again: bool
    """Whether the page has a better or earlier one of the kind."""
    number: int


def mark(name: str, kind: Kind) -> str:
    """A place of a name."""
    return f'#ix({literal(name)},"{kind}")'


def main_places(root: Path) -> dict[tuple[str, str], list[str]]:
    """The names that each section explains best: ('threads/locks', 'lock') and so on."""
    found: dict[tuple[str, str], list[str]] = {}
    for full, entry in current_coverage(root).entries.items():
        if entry.section is not None:
            found.setdefault((entry.section.page, entry.section.ident), []).append(full)
    return found


def _settled(name: str, main: bool) -> str:
    return f"#metadata(({literal(name)},{'true' if main else 'false'}))<api>"


def taken_out(source: str) -> tuple[str, list[str]]:
    """A piece of source without its marks, and their names."""
    return _MARK.sub("", source), [found["name"] for found in _MARK.finditer(source)]


def settled(sources: Mapping[str, str]) -> tuple[dict[str, str], set[str]]:
    """The pages with those marks alone that the index shows, and the names in it."""
    places: dict[str, list[_Place]] = {}
    number = 0
    for source in sources.values():
        here: set[tuple[str, str]] = set()
        for found in _MARK.finditer(source):
            name, kind = found["name"], found["kind"]
            places.setdefault(name, []).append(_Place(RANKS[kind], (name, kind) in here, number))
            here.add((name, kind))
            number += 1
    kept = {place.number: place.rank == 0 for found in places.values() for place in _chosen(found)}
    numbers = iter(range(number))

    def shown(found: re.Match[str]) -> str:
        main = kept.get(next(numbers))
        return (
            ""
            if main is None
            else f"#metadata(({literal(found['name'])},{'true' if main else 'false'}))<api>"
        )

    return {uri: _MARK.sub(shown, source) for uri, source in sources.items()}, set(places)


def _chosen(places: list[_Place]) -> list[_Place]:
    """The main place and the best others; asides and programs only where there is nothing better."""
    main = [place for place in places if place.rank == RANKS["main"]]
    said = [place for place in places if RANKS["main"] < place.rank <= RANKS["text"]]
    if not main and not said:
        best = min(place.rank for place in places)
        said = [place for place in places if place.rank == best and not place.again]
    return [*main, *sorted(said)[:MOST]]
