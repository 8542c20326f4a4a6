"""The public API names that the index lists: which the prose mentions, which the programs use.

A name counts if its module is listed in book.toml and really has it; a short name (`Lock`) means what
book.toml says, `Event.wait` what `Event` means.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from functools import cache

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
    """The public names that a program uses, in alphabetical order."""
    tree = ast.parse(source)
    meaning = dict(_imports(tree))
    names = set()
    for node in ast.walk(tree):
        dotted = _dotted(node)
        if dotted is None:
            continue
        first, _, rest = dotted.partition(".")
        if first in meaning:
            full = f"{meaning[first]}.{rest}" if rest else meaning[first]
            if is_public(full):
                names.add(full)
    return sorted(names)


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """What each imported name stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                whole = alias.name if alias.asname else alias.name.partition(".")[0]
                yield alias.asname or whole, whole
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _dotted(node: ast.AST) -> str | None:
    """'threading.Lock' for that expression."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value)
        return f"{before}.{node.attr}" if before else None
    return None


@cache
def is_public(name: str) -> bool:
    """Whether this is a name of a listed module, and not the module alone."""
    settings = facts()["index"]
    if name in settings["newer"]:
        return True
    module = _module(name)
    if module is None:
        return False
    value: object = importlib.import_module(module)
    for part in name.removeprefix(f"{module}.").split("."):
        if part.startswith("_") and not hasattr(value, part):
            return False
        value = getattr(value, part, None)
        if value is None:
            return False
    return True


def _module(name: str) -> str | None:
    return max((m for m in facts()["index"]["modules"] if name.startswith(f"{m}.")), key=len, default=None)


def sorted_names(names: set[str]) -> list[tuple[str, str]]:
    """(module, name in it) in the order of an index."""
    pairs = []
    for full in names:
        module = _module(full) or full.rpartition(".")[0]
        pairs.append((module, full.removeprefix(f"{module}.")))
    return sorted(pairs, key=lambda pair: (pair[0], pair[1].lstrip("_").lower(), pair[1]))
