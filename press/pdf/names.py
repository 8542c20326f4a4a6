"""The public API names that the index lists: which the prose mentions, which the programs use.

A name counts if its module is listed in book.toml and really has it; a short name (`Lock`) means what
book.toml says, `Event.wait` what `Event` means.
"""

from __future__ import annotations

import ast
import importlib
import re
import threading
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
    """The public names that a program uses, in order; methods where it shows what they are of."""
    tree = ast.parse(source)
    meaning = Meaning(tree)
    found = {meaning.of(node) for node in ast.walk(tree) if isinstance(node, ast.Name | ast.Attribute)}
    return sorted(name for name in found if name and is_public(name))


class Meaning:
    """What the names of a program stand for: what it imports, and what its own names are made of.

    Scopes are not told apart, and a name made in two ways means nothing: an index may miss, but not lie.
    """

    def __init__(self, tree: ast.Module) -> None:
        self._imported = dict(_imports(tree))
        self._made: dict[str, str | None] = {}
        self._elements: dict[str, str | None] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and node.bases and (base := self.of(node.bases[0])):
                self._imported[node.name] = base
        for _ in range(2):  # what is made may be made by what is made: pool.submit()
            for node in ast.walk(tree):
                self._learn(node)

    def of(self, node: ast.AST) -> str | None:
        """'threading.Condition.notify' for `changed.notify`, if `changed` is a Condition."""
        dotted = _dotted(node)
        if dotted is None:
            return None
        parts = dotted.split(".")
        for end in range(len(parts), 0, -1):
            known = self._made.get(".".join(parts[:end])) if end < len(parts) else None
            if known:
                return ".".join([known, *parts[end:]])
        first = self._imported.get(parts[0])
        return ".".join([first, *parts[1:]]) if first else None

    def _learn(self, node: ast.AST) -> None:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._note(self._made, target, self._class_of(node.value))
                self._note(self._elements, target, self._class_of_elements(node.value))
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            self._note(self._made, node.optional_vars, self._class_of(node.context_expr))
        elif isinstance(node, ast.For | ast.comprehension):
            made = self._elements.get(_dotted(node.iter) or "") or self._class_of_elements(node.iter)
            self._note(self._made, node.target, made)

    def _note(self, table: dict[str, str | None], target: ast.AST, made: str | None) -> None:
        name = _dotted(target)
        if name is not None:
            table[name] = made if table.get(name, made) == made else None

    def _class_of(self, value: ast.AST) -> str | None:
        """What an expression makes: 'threading.Lock' for `threading.Lock()`."""
        called = self.of(value.func) if isinstance(value, ast.Call) else None
        return str(facts()["index"]["makes"].get(called, called)) if called else None

    def _class_of_elements(self, value: ast.AST) -> str | None:
        if isinstance(value, ast.ListComp):
            return self._class_of(value.elt)
        if isinstance(value, ast.List | ast.Tuple) and value.elts:
            made = {self._class_of(element) for element in value.elts}
            return made.pop() if len(made) == 1 else None
        return None


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
