"""What of a snippet's source a page shows: no metadata, no markers, comments in the edition's language.

Pure functions from text to text.  A full-line comment comes in two languages: in one run of comment lines
the Chinese line or lines (with Han in them) come first, then the English.
"""

from __future__ import annotations

import re
from typing import Literal

from press.errors import BookError
from press.snippets.metadata import find_block

Comments = Literal["zh", "en", "both"]
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
SECTION = re.compile(r"^\s*# section: *(?P<name>\S.*?)\s*$")
SECTION_END = re.compile(r"^\s*# end: *(?P<name>\S.*?)\s*$")
COMMENT = re.compile(r"^\s*#(?!!)")
# Names the exercise that a program belongs to: shown in every language, and no half of a pair.
EXERCISE = re.compile(r"^# exercise: \S+$")
# Comments to tools, not to readers: neither paired nor translated, and never shown.
DIRECTIVE = re.compile(r"^\s*#\s*(?:noqa|type:|mypy:|ruff:|fmt:|pragma:|pylint:)")


def displayed(source: str, comments: Comments, section: str | None = None, file: str = "snippet") -> str:
    """The part of `source` a page shows, with a newline at its end.

    `comments`: which half of the comment pairs stays.  `section`: a name given by `# section: NAME`, or None
    for the whole.  `file` is only named in errors.  Raises BookError: unknown, unclosed or empty section,
    unpaired comment.
    """
    lines = _without_block(source).split("\n")
    chosen = _cut(lines, section, file)
    shown = [line for _, line in _in_language(chosen, comments, file)]
    return _tidied(shown)


def section_names(source: str) -> list[str]:
    """Names of the sections of a source, in order of their first line."""
    return [found["name"] for line in source.splitlines() if (found := SECTION.match(line))]


def _without_block(source: str) -> str:
    block = find_block(source)
    return source if block is None else source[: block[0]] + source[block[1] :]


Numbered = list[tuple[int, str]]


def _cut(lines: list[str], section: str | None, file: str) -> Numbered:
    """The numbered lines of one section (or all), without any marker; checks that markers pair up."""
    kept: Numbered = []
    open_sections: dict[str, int] = {}
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if found := SECTION.match(line):
            name = found["name"]
            if name in seen:
                raise BookError(
                    file, number, f"section {name!r} begins a second time", "give it another name"
                )
            open_sections[name] = seen[name] = number
        elif found := SECTION_END.match(line):
            if open_sections.pop(found["name"], None) is None:
                raise BookError(
                    file,
                    number,
                    f"'# end: {found['name']}' ends nothing",
                    f"write '# section: {found['name']}' above",
                )
        elif section is None or section in open_sections:
            kept.append((number, line))
    for name, number in open_sections.items():
        raise BookError(file, number, f"section {name!r} has no end", f"write '# end: {name}' below it")
    if section is not None and section not in seen:
        names = ", ".join(seen) or "none"
        raise BookError(file, None, f"no section {section!r}", f"its sections are: {names}")
    return kept


def _in_language(lines: Numbered, comments: Comments, file: str) -> Numbered:
    """Drop the comment lines of the other language; each run of comments must be a pair."""
    shown: Numbered = []
    run: Numbered = []
    for number, line in [*lines, (0, "")]:
        if COMMENT.match(line) and not EXERCISE.match(line):
            if not DIRECTIVE.match(line):
                run.append((number, line))
            continue
        if run:
            shown += _half(run, comments, file)
            run = []
        shown.append((number, line))
    return shown[:-1]


def _half(run: Numbered, comments: Comments, file: str) -> Numbered:
    """One language's lines of a run of comment lines; Chinese first, then English, and both must be there."""
    is_zh = [bool(HAN.search(line)) for _, line in run]
    first_en = is_zh.index(False) if False in is_zh else len(run)
    number, line = run[0]
    if not is_zh[0]:
        what, cure = "a comment without its Chinese half", "write the Chinese line directly above it"
    elif first_en == len(run):
        what, cure = "a comment without its English half", "write the English line directly below it"
    elif any(is_zh[first_en:]):
        number, line = run[is_zh.index(True, first_en)]
        what = "a Chinese comment line below an English one"
        cure = "in one run of comment lines write all Chinese lines, then all English ones"
    else:
        if comments == "both":
            return run
        return run[:first_en] if comments == "zh" else run[first_en:]
    raise BookError(file, number, f"{what}: {line.strip()}", cure)


def _tidied(lines: list[str]) -> str:
    """No blank lines at either end, the common indentation removed (a section may lie inside a function).

    No more than two blank lines in a row: where a marker stood, those above and below it meet.
    """
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    widths = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    margin = min(widths, default=0)
    text = "".join((line[margin:] if line.strip() else "") + "\n" for line in lines)
    return re.sub(r"\n{4,}", "\n\n\n", text)
