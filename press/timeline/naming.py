"""By which name a program calls what it makes: the variable that the expression at a place is bound to.

Several things of one name are told apart where their order is certain: `forks[0]`, or `lock #1`.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Place = tuple[int, int, int, int]
"""Line, column, last line and last column, as in code objects: columns in bytes from 0."""
EACH = "[*]"
"""Stands for an index that is known only when the list has been made."""


def names_of_things(events: Sequence[tuple[Any, ...]]) -> dict[str, str]:
    """The name of each thing, by its key, from all events of a run in order."""
    groups: dict[tuple[str, str, str], list[tuple[str, int]]] = {}
    makers: dict[tuple[str, str], set[str]] = {}
    acts: dict[str, int] = {}
    for _, lane, what, *rest in events:
        if what != "make":
            acts[lane] = acts.get(lane, 0) + 1
            continue
        thing, kind, file, *place = rest
        name = name_at(file, tuple(place))
        groups.setdefault((kind, name, lane), []).append((thing, acts.get(lane, 0)))
        makers.setdefault((kind, name), set()).add(lane)
    names: dict[str, str] = {}
    for (kind, name, _), things in groups.items():
        alone = len(makers[kind, name]) == 1
        at_once = len({act for _, act in things}) == 1
        told_apart = _told_apart(name, len(things), alone, at_once)
        names |= {thing: each for (thing, _), each in zip(things, told_apart, strict=True)}
    return names


def _told_apart(name: str, count: int, alone: bool, at_once: bool) -> Iterator[str]:
    """Names for so many things of one name.

    `alone`: one lane has made them all; `at_once`: without doing anything else meanwhile.
    """
    plain = name.replace(EACH, "[…]")
    for number in range(count):
        if name.count(EACH) == 1 and alone and at_once:
            yield name.replace(EACH, f"[{number}]")
        elif count > 1 and alone and name:
            yield f"{plain} #{number + 1}"
        else:
            yield plain


def name_at(file: str, place: Place) -> str:
    """The name, '' if what is made there is not bound to any: it is used where it is made."""
    return names_of(file).get(place, "")


@functools.lru_cache(maxsize=64)
def names_of(file: str) -> dict[Place, str]:
    """The names of everything that is made by a call and bound in the file."""
    try:
        tree = ast.parse(Path(file).read_text("utf-8"))
    except (OSError, SyntaxError, ValueError):
        return {}
    found: dict[Place, str] = {}
    for node in ast.walk(tree):
        for target, value in _bindings(node):
            for call, name in _named(target, value):
                found.setdefault(
                    (call.lineno, call.col_offset, call.end_lineno or 0, call.end_col_offset or 0), name
                )
    return found


def _bindings(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    match node:
        case ast.Assign(targets=targets, value=value):
            yield from ((target, value) for target in targets)
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            yield target, value
        case ast.NamedExpr(target=target, value=value):
            yield target, value
        case ast.withitem(context_expr=value, optional_vars=ast.expr() as target):
            yield target, value


def _named(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.expr, str]]:
    """Calls in `value` with the name by which the program reaches what they make."""
    if isinstance(target, ast.Tuple | ast.List) and isinstance(value, ast.Tuple | ast.List):
        for one, other in zip(target.elts, value.elts, strict=False):
            yield from _named(one, other)
        return
    name = ast.unparse(target).removeprefix("self.")
    yield from _inside(value, name)


def _inside(value: ast.expr, name: str) -> Iterator[tuple[ast.expr, str]]:
    match value:
        case ast.Call():
            yield value, name
            for argument in value.args:  # Condition(Lock()): the lock is known by the condition's name
                yield from _inside(argument, name)
        case ast.Dict(keys=keys, values=values):
            for key, item in zip(keys, values, strict=True):
                yield from _inside(item, f"{name}[{ast.unparse(key)}]" if key else name)
        case ast.List(elts=items) | ast.Tuple(elts=items):
            for number, item in enumerate(items):
                yield from _inside(item, f"{name}[{number}]")
        case ast.ListComp(elt=item):
            yield from _inside(item, name + EACH)
        case ast.SetComp(elt=item) | ast.GeneratorExp(elt=item):
            yield from _inside(item, f"{name}[…]")
        case ast.DictComp(value=item):
            yield from _inside(item, f"{name}[…]")
        case ast.Await(value=item):
            yield from _inside(item, name)
