"""The words beside a shown program, in the page's language: labels, badges, versions.

Only words; where they stand is decided in figure.py, what a badge promises in press.snippets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from packaging.specifiers import SpecifierSet

from press.pages.page import Language
from press.snippets.listing import HAN
from press.snippets.metadata import PLATFORMS, Contract, Metadata
from press.snippets.model import SUPPORTED, version_key


@dataclass(frozen=True)
class Words:
    """Every label of a shown program in one language; braces are filled in."""

    download: str
    source: str
    output: str
    prints_nothing: str
    exact: str
    one_of_many: str
    varies: str
    wrong: str
    colon: str
    exit_code: str
    signal: str
    ran: str
    recorded: str
    stop: str
    comma: str
    older: str
    between: str
    also_legal: str
    only: str


SYSTEMS = {"linux": "Linux", "darwin": "macOS", "win32": "Windows"}
WORDS: dict[Language, Words] = {
    "zh": Words(
        download="下载",
        source="源码",
        output="输出",
        prints_nothing="没有输出",
        exact="每次相同",
        one_of_many="多种合法次序之一",
        varies="数值会变",
        wrong="故意出错",
        colon="：",
        exit_code="退出码 {}",
        signal="被信号 {} 终止",
        ran="在 Python {} 上运行过",
        recorded="；输出由 Python {python} 在 {system} 上录得",
        stop="。",
        comma="、",
        older="Python {} 及更早版本的输出",
        between="Python {} 的输出",
        also_legal="另一种合法的输出",
        only="仅限 {}",
    ),
    "en": Words(
        download="Download",
        source="Source",
        output="Output",
        prints_nothing="No output",
        exact="always exactly this",
        one_of_many="one legal order of many",
        varies="values vary",
        wrong="wrong on purpose",
        colon=": ",
        exit_code="exit code {}",
        signal="killed by signal {}",
        ran="Ran on Python {}",
        recorded="; recorded with Python {python} on {system}",
        stop=".",
        comma=", ",
        older="Python {} and older print",
        between="Python {} prints",
        also_legal="Another legal output",
        only="{} only",
    ),
}


@dataclass(frozen=True)
class Badge:
    """A short mark: `kind` is its CSS class, `text` its words."""

    kind: str
    text: str


def output_badges(contract: Contract, *, masked: bool, words: Words) -> list[Badge]:
    """What the contract promises of the shown output.

    `masked`: the shown text holds something that is never compared (a duration, a clock time).
    """
    badges = []
    if contract.lanes is not None or contract.one_of > 1:
        badges.append(Badge("order", words.one_of_many))
    if contract.vary or masked:
        badges.append(Badge("vary", words.varies))
    return badges or [Badge("exact", words.exact)]


def exit_badge(code: int, words: Words) -> Badge | None:
    """How the program ended, if not in peace; a negative code is a signal's number."""
    if code == 0:
        return None
    return Badge("exit", words.exit_code.format(code) if code > 0 else words.signal.format(-code))


def needs_badges(metadata: Metadata, words: Words) -> list[Badge]:
    """What the program needs that not every reader has: a Python, a system, packages."""
    badges = [Badge("package", package) for package in metadata.dependencies]
    platforms = metadata.contract.platforms
    if platforms != PLATFORMS:
        badges.append(
            Badge("platform", words.only.format(words.comma.join(SYSTEMS[name] for name in platforms)))
        )
    version = version_badge(metadata.requires_python)
    return [version, *badges] if version else badges


def version_badge(requires_python: str) -> Badge | None:
    """Which Pythons the program needs, if not every one the book supports."""
    allowed = [v for v in SUPPORTED if SpecifierSet(requires_python).contains(v, prereleases=True)]
    if not requires_python or len(allowed) == len(SUPPORTED):
        return None
    if allowed and allowed == list(SUPPORTED[SUPPORTED.index(allowed[0]) :]):
        return Badge("version", f"Python {allowed[0]}+")
    return Badge("version", f"Python {version_ranges(allowed) or requires_python}")


def older_label(limit: str, below: str | None, words: Words) -> str:
    """Which Pythons print an output recorded for `limit` and older; `below` and older print yet another."""
    if below is None:
        return words.older.format(limit)
    here = [v for v in SUPPORTED if version_key(below) < version_key(v) <= version_key(limit)]
    return words.between.format(version_ranges(here) or limit)


def version_ranges(versions: Sequence[str], comma: str = ", ") -> str:
    """['3.11', '3.12', '3.13', '3.15', '3.14t'] as '3.11–3.13, 3.15, 3.14t'."""
    plain = sorted((v for v in versions if not v.endswith("t")), key=version_key)
    runs: list[list[str]] = [plain[:1]] if plain else []
    for before, after in pairwise(plain):
        if version_key(after)[1] == version_key(before)[1] + 1:
            runs[-1].append(after)
        else:
            runs.append([after])
    spans = [run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return comma.join([*spans, *sorted(v for v in versions if v.endswith("t"))])


def in_language(text: str, language: Language) -> str:
    """The half of '中文 / English' that is in `language`; a text in one language only is returned whole."""
    halves = re.split(r"\s+/\s+", text, maxsplit=1)
    if len(halves) == 2 and HAN.search(halves[0]) and not HAN.search(halves[1]):
        return halves[0] if language == "zh" else halves[1]
    return text


def language_of(text: str) -> Language:
    """Chinese if any of it is."""
    return "zh" if HAN.search(text) else "en"
