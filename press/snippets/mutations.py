"""The ways concurrent programs break, applied to a source one at a time: no lock, no join, a wrong queue.

Text in, mutants out; each has a name that does not depend on line numbers.  Whether the tests notice is asked
in mutate.py.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

DROPPED = {
    *("join", "wait", "set", "clear", "notify", "notify_all", "release", "acquire", "put", "put_nowait"),
    *("task_done", "close", "wait_closed", "cancel", "send", "sendall", "drain", "shutdown", "terminate"),
    *("kill", "append", "setswitchinterval", "add_done_callback"),
}
RENAMED = {
    "Queue": "LifoQueue",
    "LifoQueue": "Queue",
    "PriorityQueue": "Queue",
    "RLock": "Lock",
    "BoundedSemaphore": "Semaphore",
    "imap_unordered": "imap",
    "notify_all": "notify",
}
MODULES = ("queue", "asyncio", "threading", "mp", "multiprocessing")
EXPRESSIONS = {
    "Process": "__import__('threading').Thread",
    "ProcessPoolExecutor": "__import__('concurrent.futures').futures.ThreadPoolExecutor",
    "local": "__import__('types').SimpleNamespace",
}
COUNTED = ("Barrier", "Semaphore", "BoundedSemaphore")


@dataclass(frozen=True)
class Mutant:
    """A changed source.  `start_method`: the one under which the change matters, or ''."""

    name: str
    source: str
    start_method: str = ""


@dataclass(frozen=True)
class _Edit:
    """Replace the text of `node` (or of a `span` of two nodes) by `new`."""

    start: tuple[int, int]
    end: tuple[int, int]
    new: str
    what: str
    start_method: str = ""


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a source, in order of place; none for a source that this Python cannot parse."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return []
    lines = source.splitlines(keepends=True)
    made: list[Mutant] = []
    for where, node in _walk(tree, ""):
        for operator in OPERATORS:
            for edit in operator(node):
                changed = _apply(lines, edit)
                if changed != source and _parses(changed):
                    name = edit.what + (f" in {where}" if where else "")
                    made.append(Mutant(name, changed, edit.start_method))
    return _numbered(made)


def _walk(node: ast.AST, where: str) -> Iterator[tuple[str, ast.AST]]:
    """Each node with the name of the function or class around it."""
    yield where, node
    for child in ast.iter_child_nodes(node):
        inner = where
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inner = f"{where}.{child.name}".lstrip(".")
        yield from _walk(child, inner)


def _numbered(made: list[Mutant]) -> list[Mutant]:
    """The same change in the same function, twice: the second gets a number."""
    seen: Counter[str] = Counter()
    out = []
    for mutant in made:
        seen[mutant.name] += 1
        number = seen[mutant.name]
        out.append(mutant if number == 1 else replace(mutant, name=f"{mutant.name} ({number})"))
    return out


def _parses(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def _apply(lines: list[str], edit: _Edit) -> str:
    def offset(place: tuple[int, int]) -> int:
        line, column = place  # columns count UTF-8 bytes
        return sum(map(len, lines[: line - 1])) + len(lines[line - 1].encode()[:column].decode())

    text = "".join(lines)
    return text[: offset(edit.start)] + edit.new + text[offset(edit.end) :]


def _put(node: ast.expr | ast.stmt | ast.keyword, new: str, what: str, start_method: str = "") -> _Edit:
    end = (node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)
    return _Edit((node.lineno, node.col_offset), end, new, what, start_method)


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 60 else text[:57] + "..."


def _called(node: ast.AST) -> str:
    """Last part of the name of what a call calls: 'Queue' of queue.Queue(3)."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _without_with(node: ast.AST) -> Iterator[_Edit]:
    """`with lock:` becomes `if True:`."""
    if isinstance(node, ast.With | ast.AsyncWith) and len(node.items) == 1:
        item = node.items[0]
        if item.optional_vars is None and not isinstance(item.context_expr, ast.Call):
            end = item.context_expr
            place = (end.end_lineno or 0, end.end_col_offset or 0)
            what = f"without `with {_short(end)}`"
            yield _Edit((node.lineno, node.col_offset), place, "if True", what)


def _without_call(node: ast.AST) -> Iterator[_Edit]:
    """A call whose result nobody uses is left out: join(), release(), put(), sleep() ..."""
    if not isinstance(node, ast.Expr):
        return
    call = node.value.value if isinstance(node.value, ast.Await) else node.value
    if not isinstance(call, ast.Call):
        return
    if _called(call) in DROPPED or _called(call) == "sleep":
        yield _put(node, "pass", f"without `{_short(node)}`")
    if _called(call) == "start" and isinstance(call.func, ast.Attribute):
        yield _put(call.func, f"{ast.unparse(call.func.value)}.run", f"run() for `{_short(call)}`")


def _without_guard(node: ast.AST) -> Iterator[_Edit]:
    """`if __name__ == "__main__":` becomes `if True:`, which matters where children import the program."""
    if isinstance(node, ast.If) and "__name__" in ast.unparse(node.test):
        yield _put(node.test, "True", "without the __main__ guard", "spawn")


def _without_loop(node: ast.AST) -> Iterator[_Edit]:
    """`while not ready: condition.wait()` becomes `if not ready: ...`."""
    if isinstance(node, ast.While) and any(_called(inner) == "wait" for inner in ast.walk(node)):
        end = (node.lineno, node.col_offset + len("while"))
        yield _Edit((node.lineno, node.col_offset), end, "if", f"if for `while {_short(node.test)}`")


def _without_snapshot(node: ast.AST) -> Iterator[_Edit]:
    """`for x in list(shared)` iterates over what others change."""
    if isinstance(node, ast.For) and isinstance(node.iter, ast.Call):
        call = node.iter
        if _called(call) in ("list", "tuple", "sorted") and len(call.args) == 1:
            yield _put(call, ast.unparse(call.args[0]), f"no snapshot: for `{_short(call)}`")
        elif _called(call) == "copy" and isinstance(call.func, ast.Attribute):
            yield _put(call, ast.unparse(call.func.value), f"no snapshot: for `{_short(call)}`")


def _another_kind(node: ast.AST) -> Iterator[_Edit]:
    """Another queue, lock, pool or worker than the one that was chosen."""
    name = _called(node)
    if not isinstance(node, ast.Call) or not name:
        return
    if name in RENAMED and isinstance(node.func, ast.Attribute):
        owner = ast.unparse(node.func.value)
        if owner in MODULES or name in ("imap_unordered", "notify_all"):
            yield _put(node.func, f"{owner}.{RENAMED[name]}", f"{name} -> {RENAMED[name]}")
    if name in EXPRESSIONS and ast.unparse(node.func) in (
        name,
        *(f"{module}.{name}" for module in (*MODULES, "cf")),
    ):
        yield _put(node.func, EXPRESSIONS[name], f"{name} -> {EXPRESSIONS[name].rpartition('.')[2]}")
    if name == "Pool":
        yield _put(node.func, "__import__('multiprocessing.pool').pool.ThreadPool", "Pool -> ThreadPool")
    if name == "as_completed" and node.args:
        yield _put(node, ast.unparse(node.args[0]), "as_completed -> order of submission")


def _another_number(node: ast.AST) -> Iterator[_Edit]:
    """One party or slot more or less; a pool of one; no time to wait."""
    if not isinstance(node, ast.Call):
        return
    if _called(node) in COUNTED and node.args:
        count = node.args[0]
        yield _put(count, f"{ast.unparse(count)} + 1", f"one more in `{_short(node)}`")
        if ast.unparse(count) != "1":
            yield _put(count, f"{ast.unparse(count)} - 1", f"one less in `{_short(node)}`")
    if _called(node).endswith(("PoolExecutor", "Pool")) and node.args and ast.unparse(node.args[0]) != "1":
        yield _put(node.args[0], "1", f"one worker in `{_short(node)}`")


def _another_flag(node: ast.AST) -> Iterator[_Edit]:
    """daemon=True and the like turned round; max_workers=1; timeout=0; no callback."""
    if not isinstance(node, ast.Call):
        return
    for keyword in node.keywords:
        value = keyword.value
        what = f"for `{keyword.arg}={_short(value)}` in `{_short(node.func)}()`"
        if isinstance(value, ast.Constant) and isinstance(value.value, bool):
            yield _put(value, str(not value.value), f"{not value.value} {what}")
        elif keyword.arg == "timeout":
            yield _put(value, "0", f"0 {what}")
        elif keyword.arg in ("max_workers", "processes", "maxsize") and ast.unparse(value) != "1":
            yield _put(value, "1", f"1 {what}")
        elif keyword.arg in ("callback", "error_callback"):
            yield _put(value, "None", f"None {what}")


OPERATORS: tuple[Callable[[ast.AST], Iterator[_Edit]], ...] = (
    _without_with,
    _without_call,
    _without_guard,
    _without_loop,
    _without_snapshot,
    _another_kind,
    _another_number,
    _another_flag,
)
