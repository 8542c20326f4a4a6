"""Which public names a program uses: threading.Lock.acquire where it says `lock.acquire()`.

What the variables hold is inferred (inference.py).  A class that inherits uses what it overrides.  What has
been found is kept in .cache/, for the editions are built in processes that know nothing of each other.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from press.api.inference import Inference
from press.api.names import NAMES, SETTINGS, known, settings

MEMORY = Path(".cache/api-use.json")


def used(source: str) -> frozenset[str]:
    """The full names that a program uses."""
    return _found("", source, _at)


def referred(source: str) -> frozenset[str]:
    """The full names of what a program refers to in other modules, listed or not: 'time.sleep'."""
    return _found("=", source, _imported)


def _found(kind: str, source: str, at: Callable[[ast.AST, Inference], Iterable[str]]) -> frozenset[str]:
    key = kind + hashlib.sha256(source.encode()).hexdigest()
    memory = _memory()
    if key not in memory:
        inference = Inference(ast.parse(source))
        memory[key] = sorted({name for node in inference.nodes for name in at(node, inference)})
    return frozenset(memory[key])


@cache
def _memory() -> dict[str, list[str]]:
    """What was found before, by the same rules, in any process."""
    with contextlib.suppress(OSError, ValueError):
        kept = json.loads(MEMORY.read_text("utf-8"))
        if kept.get("rules") == _rules():
            found: dict[str, list[str]] = kept["used"]
            return found
    return {}


@cache
def _rules() -> str:
    """A fingerprint of all that decides what is found."""
    folder = Path(__file__).parent
    files = [*sorted(folder.glob("*.py")), NAMES, SETTINGS]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def remember() -> None:
    """Keep what has been found for the next process, whole or not at all."""
    with contextlib.suppress(OSError):
        MEMORY.parent.mkdir(exist_ok=True)
        new = MEMORY.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps({"rules": _rules(), "used": _memory()}), "utf-8")
        new.replace(MEMORY)


def _imported(node: ast.AST, inference: Inference) -> Iterator[str]:
    if isinstance(node, ast.Name | ast.Attribute):
        yield from (kind[1:] for kind in inference.types(node) if kind.startswith("="))


def _at(node: ast.AST, inference: Inference) -> Iterator[str]:
    match node:
        case ast.Name() | ast.Attribute():
            for kind in inference.types(node):
                if kind.startswith("=") and kind[1:] in known():
                    yield kind[1:]
    match node:
        case ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr=name):
            yield from (one for kind in inference.classes for one in _owned(inference, kind, name))
        case ast.Attribute(value=value, attr=name):
            for kind in inference.types(value):
                yield from _owned(inference, kind.removeprefix("="), name)
        case ast.ClassDef(name=kind, body=body):
            for inner in body:
                if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield from _owned(inference, kind, inner.name)
        case ast.Call(func=ast.Name(id="getattr"), args=[value, ast.Constant(value=str() as name), *_]):
            for kind in inference.types(value):
                yield from _owned(inference, kind, name)


def _owned(inference: Inference, kind: str, name: str) -> Iterator[str]:
    """The attribute of a class, in the class of the API that has it; and the class, if a function made it."""
    for base in inference.bases(kind):
        if f"{base}.{name}" in known():
            yield f"{base}.{name}"
            if kind in settings()["returns"].values():
                yield kind
            return
