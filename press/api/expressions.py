"""What an expression of a program is, as far as the API index needs it: `lock` a threading.Lock, and so on.

Deliberately simple, for programs of one screen: one table of names for the whole file, without flow.
Containers are "[]" before what they hold; a reference to something imported is "=" before its full name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from press.api.names import known, proper, settings, with_bases

Types = set[str]
ITEM = "[]"
PASSED_ON = {
    "list",
    "tuple",
    "sorted",
    "reversed",
    "enumerate",
    "zip",
    "set",
    "filter",
    "iter",
    "cycle",
    "chain",
}
TAKING = {"pop", "popleft", "get", "get_nowait", "values", "items", "copy"}


class Expressions:
    """The types of a program's expressions, by what its names are known to hold."""

    def __init__(self, nodes: list[ast.AST]) -> None:
        self.holds: dict[str, Types] = {}
        """Of a variable 'x', an attribute '.x' of any object, the result 'f()' of a function."""
        self.imports = dict(_imports(nodes))
        self.classes = {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}

    def types(self, node: ast.AST | None) -> Types:
        """What an expression may be."""
        match node:
            case ast.Name(id=name):
                imported = {f"={proper(self.imports[name])}"} if name in self.imports else set()
                return imported | self.holds.get(name, set())
            case ast.Attribute():
                return self._attribute(node)
            case ast.Call():
                return self._call(node)
            case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
                return self._items(parts)
            case ast.Dict(keys=keys, values=parts):  # who iterates over it gets the keys
                return self._items([*filter(None, keys), *parts])
            case ast.ListComp(elt=part) | ast.GeneratorExp(elt=part) | ast.SetComp(elt=part):
                return self._items([part])
            case ast.DictComp(key=key, value=part):
                return self._items([key, part])
            case ast.BinOp(left=left, right=right):
                return self.types(left) | self.types(right)
            case ast.IfExp(body=one, orelse=other):
                return self.types(one) | self.types(other)
            case ast.BoolOp(values=parts):
                return set().union(*map(self.types, parts))
            case ast.NamedExpr(value=value) | ast.Starred(value=value) | ast.Await(value=value):
                return self.types(value)
            case ast.Subscript(value=value):
                return inside(self.types(value))
        return set()

    def _items(self, parts: Iterable[ast.AST]) -> Types:
        found: Types = set()
        for part in parts:
            one = self.types(part)
            found |= one if isinstance(part, ast.Starred) else {ITEM + kind for kind in one}
        return found

    def _attribute(self, node: ast.Attribute) -> Types:
        found = set(self.holds.get(f".{node.attr}", set()))
        for kind in self.types(node.value):
            if kind.startswith("="):
                found.add(f"={proper(f'{kind[1:]}.{node.attr}')}")
        return found

    def _call(self, node: ast.Call) -> Types:
        found: Types = set()
        for kind in self.types(node.func):
            if kind.startswith("="):
                found |= self._made(kind[1:])
        match node.func:
            case ast.Name(id=name) if name in self.classes:
                found.add(name)
            case ast.Name(id=name) if name in PASSED_ON and name not in self.imports:
                found |= set().union(*map(self.types, node.args))
            case ast.Attribute(attr="fromkeys"):
                found |= set().union(*({ITEM + kind for kind in self.types(arg)} for arg in node.args[1:]))
            case ast.Attribute(value=value, attr=name) if name in TAKING:
                held = self.types(value)
                found |= {kind for kind in held if kind.startswith(ITEM)} if name == "copy" else inside(held)
                found |= {kind for kind in held if name in ("values", "items") and kind.startswith(ITEM)}
            case _:
                pass
        if isinstance(node.func, ast.Attribute):
            for method in self.methods(node.func):
                found |= self._returned(method)
        if (own := called(node)) is not None:
            found |= self.holds.get(f"{own}()", set())
        return found

    def methods(self, node: ast.Attribute) -> list[str]:
        """The methods of the API that it may be, in full: concurrent.futures.Executor.submit."""
        kinds = [kind for kind in self.types(node.value) if not kind.startswith(("=", ITEM))]
        return [f"{base}.{node.attr}" for kind in kinds for base in self.bases(kind)]

    def _returned(self, full: str) -> Types:
        returned = settings()["returns"].get(full)
        return set() if returned is None else {returned}

    def _made(self, full: str) -> Types:
        """What calling something imported gives: an object of a class, or what the settings say."""
        if returned := self._returned(full):
            return returned
        name = known().get(full)
        return {full} if name is not None and name.kind in ("class", "exception") else set()

    def bases(self, kind: str) -> list[str]:
        """A class of the API or of the program, and what it inherits from."""
        if kind in self.classes:
            above = [one for base in self.classes[kind].bases for one in self._named(base)]
            return [kind, *(base for one in above for base in self.bases(one))]
        return with_bases(kind) if kind in known() else []

    def _named(self, base: ast.expr) -> list[str]:
        if isinstance(base, ast.Name) and base.id in self.classes:
            return [base.id]
        return [kind[1:] for kind in self.types(base) if kind.startswith("=")]


def inside(types: Types) -> Types:
    """What a container of these holds."""
    return {kind.removeprefix(ITEM) for kind in types if kind.startswith(ITEM)}


def _imports(nodes: list[ast.AST]) -> Iterator[tuple[str, str]]:
    """What each imported name stands for."""
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                whole = alias.name if alias.asname else alias.name.partition(".")[0]
                yield alias.asname or whole, whole
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def called(node: ast.Call) -> str | None:
    """The name that is called: 'f' in f(), x.f()."""
    return function_name(node.func)


def function_name(node: ast.AST) -> str | None:
    """The last name of what may be a function: 'f' of f and of x.f."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return None
