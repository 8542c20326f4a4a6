"""The public API names that the index lists: which the prose mentions, which the programs use.

A name counts if its module is listed in book.toml and really has it; a short name (`Lock`) means what
book.toml says, `Event.wait` what `Event` means.
"""

from __future__ import annotations

import importlib
import re
import threading
from functools import cache

import press.api.use as api
from press.api.names import known, listed
from press.pdf.structure import facts

_NAME = re.compile(r"(?P<name>[A-Za-z_][\w.]*[\w])(?:\(.*\))?")


def mentioned(code: str) -> str | None:
    """The full name that a piece of inline code mentions, such as 'threading.Lock' for `Lock()`."""
    found = _NAME.fullmatch(code.strip())
    if found is None:
        return None
    name = found["name"]
    first, _, rest = name.partition(".")
    full = facts()["index"]["short"].get(first)
    if full is not None:
        name = f"{full}.{rest}" if rest else full
    return name if is_public(name) else None


def used(source: str) -> list[str]:
    """The public names that a program uses, in order; methods where it shows what they are of."""
    return sorted(name for name in api.used(source) | api.referred(source) if is_public(name))


@cache
def is_public(name: str) -> bool:
    """Whether this is a name of a listed module, and not the module alone."""
    settings = facts()["index"]
    if name in known():
        return name in listed()
    if name in settings["newer"] or name in settings["underscored"]:
        return True
    module = _module(name)
    if module is None or "._" in name:
        return False
    value: object = importlib.import_module(module)
    for part in name.removeprefix(f"{module}.").split("."):
        value = getattr(_instance_type(value), part, None)
        if value is None:
            return False
    return True


def _instance_type(value: object) -> object:
    """The methods of Lock and RLock, which are functions on older Pythons, are those of what they make."""
    factory = next((one for one in (threading.Lock, threading.RLock) if one is value), None)
    return type(factory()) if factory is not None else value


def _module(name: str) -> str | None:
    return max((m for m in facts()["index"]["modules"] if name.startswith(f"{m}.")), key=len, default=None)


def sorted_names(names: set[str]) -> list[tuple[str, str]]:
    """(module, name in it) in the order of an index."""
    pairs = []
    for full in names:
        module = _module(full) or full.rpartition(".")[0]
        pairs.append((module, full.removeprefix(f"{module}.")))
    return sorted(pairs, key=lambda pair: (pair[0], pair[1].lstrip("_").lower(), pair[1]))
