"""The public names of the listed modules on every supported Python: a committed file, made by `press api`.

So the site can be built with one Python; a test compares the file with each interpreter that it finds.
"""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from press.errors import BookError
from press.snippets.model import SUPPORTED
from press.snippets.pythons import Interpreter

SETTINGS = Path(__file__).with_name("api.toml")
NAMES = Path(__file__).with_name("names.json")
PROBE = Path(__file__).with_name("probe.py")


@dataclass(frozen=True)
class Name:
    """A public name: 'threading.Thread.join'."""

    full: str
    module: str
    kind: str
    """class, exception, function, value; method or attribute of a class."""
    base: str | None
    """Of a class: the listed class it inherits from, in full."""
    on: tuple[str, ...]
    """The supported Pythons that have it."""
    deprecated: str | None
    """The first of them whose documentation calls it so."""

    @property
    def short(self) -> str:
        """'Thread.join'"""
        return self.full.removeprefix(f"{self.module}.")

    @property
    def owner(self) -> str | None:
        """Of a method or an attribute: its class, in full."""
        return self.full.rpartition(".")[0] if "." in self.short else None

    @property
    def since(self) -> str | None:
        """The first Python that has it, if not all have."""
        return self.on[0] if self.on[0] != SUPPORTED[0] else None

    @property
    def removed(self) -> str | None:
        """The first later Python that has it no more."""
        later = [version for version in SUPPORTED if _key(version) > _key(self.on[-1])]
        return later[0] if later else None


def _key(version: str) -> int:
    return SUPPORTED.index(version)


@cache
def settings() -> dict[str, Any]:
    """api.toml."""
    return tomllib.loads(SETTINGS.read_text("utf-8"))


def ask(interpreter: Interpreter) -> dict[str, dict[str, Any]]:
    """What one Python says of the listed modules."""
    asked = json.dumps({key: settings()[key] for key in ("modules", "extra", "objects", "aliases")})
    command = [interpreter.executable, "-I", str(PROBE), asked]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        what = f"Python {interpreter.full} cannot be asked for its names: {last}"
        raise BookError("press/api/api.toml", None, what, "mend [objects] or [modules]")
    answer: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return answer


def merged(answers: Mapping[str, dict[str, dict[str, Any]]]) -> list[Name]:
    """One list of what the Pythons, by version, have said."""
    found: list[Name] = []
    for module in settings()["modules"]:
        every = sorted({name for answer in answers.values() for name in answer.get(module, ())})
        for short in every:
            on = [version for version in SUPPORTED if short in answers.get(version, {}).get(module, {})]
            facts = answers[on[-1]][module][short]
            old = [version for version in on if answers[version][module][short]["deprecated"]]
            base = f"{module}.{facts['base']}" if facts["base"] else None
            name = Name(f"{module}.{short}", module, facts["kind"], base, tuple(on), old[0] if old else None)
            found.append(name)
    return found


def proper(full: str) -> str:
    """The name under which a thing is listed: multiprocessing.pool.Pool for multiprocessing.Pool."""
    name = str(settings()["aliases"].get(full, full))
    return full if full in known() else name


def as_text(names: Iterable[Name]) -> str:
    """The content of names.json, a line for each name."""
    lines = [json.dumps(asdict(name), ensure_ascii=False) for name in names]
    return "[\n" + ",\n".join(lines) + "\n]\n"


@cache
def known() -> dict[str, Name]:
    """Every name of names.json."""
    rows = json.loads(NAMES.read_text("utf-8"))
    names = [Name(**row | {"on": tuple(row["on"])}) for row in rows]
    return {name.full: name for name in names}


def listed() -> dict[str, Name]:
    """Those that the book does not leave out."""
    return {full: name for full, name in known().items() if full not in settings()["left-out"]}


def with_bases(owner: str) -> list[str]:
    """A class and the listed classes it inherits from, nearest first."""
    found = [owner]
    while (name := known().get(found[-1])) is not None and name.base is not None:
        found.append(name.base)
    return found
