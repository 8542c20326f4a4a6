"""Read the inline metadata block (PEP 723) of a snippet: which Pythons, which packages, which contract.

It reads text and returns values; whether a run keeps the contract is judged in transcript.py and judge.py.
Source of the block's grammar: https://packaging.python.org/en/latest/specifications/inline-script-metadata/
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from press.errors import BookError

BLOCK = re.compile(r"(?m)^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(^#(| .*)$\s)+)^# ///$")
OPENING = re.compile(r"(?m)^[ \t]*#[ \t]*///[ \t]*script\b.*$")
START_METHODS = ("fork", "spawn", "forkserver")
PLATFORMS = ("linux", "darwin", "win32")


@dataclass(frozen=True)
class Contract:
    """What a run of the program may and may not do; whatever is not a default is a declared relaxation."""

    lanes: str | None = None
    vary: tuple[str, ...] = ()
    exit: int = 0
    stderr: bool = False
    one_of: int = 1
    start_methods: tuple[str, ...] = START_METHODS
    platforms: tuple[str, ...] = PLATFORMS
    output_from: str = ""
    plain: str = ""
    unjoined: str = ""
    wrong_on_purpose: str = ""
    max_seconds: float = 2.0


@dataclass(frozen=True)
class Metadata:
    """The whole block: the standard keys and the contract."""

    requires_python: str = ""
    dependencies: tuple[str, ...] = ()
    contract: Contract = Contract()


def find_block(source: str) -> tuple[int, int] | None:
    """Start and end offsets of the `# /// script` block, or None."""
    for found in BLOCK.finditer(source):
        if found["type"] == "script":
            return found.start(), found.end()
    return None


def parse_metadata(source: str, file: str) -> Metadata:
    """Read the block of `source`; `file` is only named in errors.  Raises BookError with line and cure."""
    blocks = [found for found in BLOCK.finditer(source) if found["type"] == "script"]
    opened = list(OPENING.finditer(source))
    if not blocks:
        if opened:
            raise BookError(
                file,
                _line_of(source, opened[0].start()),
                "the metadata block is not well formed",
                "write '# /// script', lines that start with '# ', and '# ///' at the end of the file",
            )
        return Metadata()
    if len(opened) > 1:
        raise BookError(
            file,
            _line_of(source, opened[1].start()),
            "a second '# /// script' block",
            "keep one block, at the end",
        )
    block = blocks[0]
    if source[block.end() :].strip():
        line = _line_of(source, block.start())
        raise BookError(file, line, "code after the metadata block", "move the block to the end of the file")
    return _Reader(file, source, _line_of(source, block.start()), block["content"]).metadata()


def _line_of(source: str, offset: int) -> int:
    return source.count("\n", 0, offset) + 1


class _Reader:
    """Turns the TOML of one block into Metadata and says on which line of the file a mistake is."""

    def __init__(self, file: str, source: str, first_line: int, content: str) -> None:
        self.file = file
        self.source = source
        self.first_line = first_line
        self.lines = [line.removeprefix("#").removeprefix(" ") for line in content.splitlines()]

    def metadata(self) -> Metadata:
        try:
            table = tomllib.loads("\n".join(self.lines))
        except tomllib.TOMLDecodeError as error:
            at = re.search(r"at line (\d+)", str(error))
            line = self.first_line + (int(at[1]) if at else len(self.lines))
            raise BookError(self.file, line, f"the metadata is not TOML: {error}", "mend the line") from None
        self._known(table, {"requires-python", "dependencies", "tool"}, "the block")
        press = table.get("tool", {}).get("press", {})
        self._known(table.get("tool", {}), {"press", "uv"}, "[tool]")
        return Metadata(
            self._requires(table.get("requires-python", "")),
            self._strings("dependencies", table.get("dependencies", [])),
            self._contract(press),
        )

    def _contract(self, table: dict[str, Any]) -> Contract:
        self._known(table, set(_KEYS), "[tool.press]")
        values = {key.replace("-", "_"): _KEYS[key](self, key, value) for key, value in table.items()}
        return Contract(**values)

    def _known(self, table: dict[str, Any], known: set[str], where: str) -> None:
        for key in table:
            if key not in known:
                raise self.wrong(
                    key, f"unknown key {key!r} in {where}", f"the keys are {', '.join(sorted(known))}"
                )

    def _requires(self, value: Any) -> str:
        from packaging.specifiers import InvalidSpecifier, SpecifierSet  # readers may not have it, see model

        text = self.text("requires-python", value)
        try:
            SpecifierSet(text)
        except InvalidSpecifier:
            raise self.wrong(
                "requires-python",
                f"{text!r} is no version specifier",
                'write it like ">=3.13" or ">=3.11,<3.14"',
            ) from None
        return text

    def _strings(self, key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, f"{key} is not a list of strings", f'write {key} = ["..."]')
        return tuple(value)

    def text(self, key: str, value: Any) -> str:
        if not isinstance(value, str):
            raise self.wrong(key, f"{key} is not a string", f'write {key} = "..."')
        return value

    def regex(self, key: str, value: Any) -> str:
        text = self.text(key, value)
        try:
            re.compile(text)
        except re.error as error:
            raise self.wrong(
                key, f"{key} is no regular expression: {error}", "mend it; quote it with '...'"
            ) from None
        return text

    def regexes(self, key: str, value: Any) -> tuple[str, ...]:
        return tuple(self.regex(key, item) for item in self._strings(key, value))

    def choice(self, key: str, value: Any, allowed: tuple[str, ...]) -> tuple[str, ...]:
        chosen = self._strings(key, value)
        if not chosen or any(item not in allowed for item in chosen):
            raise self.wrong(key, f"{key} = {list(chosen)}", f"it is a list out of {', '.join(allowed)}")
        return chosen

    def integer(self, key: str, value: Any, least: int = -64) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.wrong(key, f"{key} = {value!r}", f"it is a whole number, at least {least}")
        return value

    def seconds(self, key: str, value: Any) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool) or value <= 0:
            raise self.wrong(key, f"{key} = {value!r}", "it is a number of seconds above 0")
        return float(value)

    def flag(self, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            raise self.wrong(key, f"{key} = {value!r}", f"write {key} = true, or leave it out")
        return value

    def reason(self, key: str, value: Any) -> str:
        text = self.text(key, value)
        if not text.strip():
            raise self.wrong(key, f"{key} is empty", "say the reason in a few words")
        return text

    def version(self, key: str, value: Any) -> str:
        text = self.text(key, value)
        if not re.fullmatch(r"3\.\d+", text):
            raise self.wrong(key, f"{key} = {text!r}", f'write {key} = "3.14"')
        return text

    def wrong(self, key: str, what: str, cure: str) -> BookError:
        for number, line in enumerate(self.lines, self.first_line + 1):
            if key and re.match(rf"\W*(?:\[?tool\.)?{re.escape(key)}\b", line):
                return BookError(self.file, number, what, cure)
        return BookError(self.file, self.first_line, what, cure)


_KEYS: dict[str, Callable[[_Reader, str, Any], Any]] = {
    "lanes": _Reader.regex,
    "vary": _Reader.regexes,
    "exit": _Reader.integer,
    "stderr": _Reader.flag,
    "one-of": lambda reader, key, value: reader.integer(key, value, 2),
    "start-methods": lambda reader, key, value: reader.choice(key, value, START_METHODS),
    "platforms": lambda reader, key, value: reader.choice(key, value, PLATFORMS),
    "output-from": _Reader.version,
    "plain": _Reader.reason,
    "unjoined": _Reader.reason,
    "wrong-on-purpose": _Reader.reason,
    "max-seconds": _Reader.seconds,
}
