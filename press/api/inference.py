"""What the variables of a program hold: learned from its statements, again and again until nothing is new."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from press.api.expressions import ITEM, Expressions, Types, called, function_name, inside
from press.api.names import settings

ROUNDS = 8
"""More than any chain of assignments in a program of one screen."""
ADDING = {"append", "add", "put", "put_nowait", "appendleft", "insert"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Inference(Expressions):
    """The types of one program."""

    def __init__(self, tree: ast.Module) -> None:
        self.nodes = list(ast.walk(tree))
        super().__init__(self.nodes)
        self.functions: dict[str | None, Function] = {
            node.name: node for node in self.nodes if isinstance(node, Function)
        }
        self._results = {node.name: _results(node) for node in self.nodes if isinstance(node, Function)}
        for _ in range(ROUNDS):
            before = sum(map(len, self.holds.values()))
            for node in self.nodes:
                self._learn(node)
            if sum(map(len, self.holds.values())) == before:
                break

    def _learn(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._bind(target, value)
            case ast.AugAssign(target=target, value=value):
                self._put(target, self.types(value))
            case ast.AnnAssign(target=target, annotation=annotation, value=value):
                self._put(target, self.types(value) | self._annotated(annotation))
            case ast.NamedExpr(target=target, value=value):
                self._bind(target, value)
            case ast.For(target=target, iter=source) | ast.AsyncFor(target=target, iter=source):
                self._put(target, inside(self.types(source)))
            case ast.comprehension(target=target, iter=source):
                self._put(target, inside(self.types(source)))
            case ast.withitem(context_expr=value, optional_vars=ast.AST() as target):
                self._put(target, self.types(value))
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self._function(node)
            case ast.ClassDef():
                self._class(node)
            case ast.Call():
                self._arguments(node)
            case _:
                pass

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for argument in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]:
            if argument.annotation is not None:
                self._add(argument.arg, self._annotated(argument.annotation))
        positional = [*node.args.posonlyargs, *node.args.args]
        for argument, default in zip(reversed(positional), reversed(node.args.defaults), strict=False):
            self._add(argument.arg, self.types(default))
        for value in self._results[node.name]:
            self._add(f"{node.name}()", self.types(value))

    def _class(self, node: ast.ClassDef) -> None:
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef) and inner.args.args:
                self._add(inner.args.args[0].arg, {node.name})
            elif isinstance(inner, ast.Assign):  # an attribute of the class is one of its objects
                for target in inner.targets:
                    if isinstance(target, ast.Name):
                        self._add(f".{target.id}", self.types(inner.value))
            elif isinstance(inner, ast.AnnAssign) and isinstance(inner.target, ast.Name):
                held = self.types(inner.value) | self._annotated(inner.annotation)
                self._add(f".{inner.target.id}", held)

    def _arguments(self, node: ast.Call) -> None:
        """Bind the parameters of the program's own functions, called here or handed over with arguments."""
        for own in filter(None, [called(node), _constructed(node, self.classes)]):
            self._pass(own, node.args, node.keywords)
        keywords = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
        handed = [
            *enumerate(node.args),
            *((len(node.args), keywords[key]) for key in ("target", "function") if key in keywords),
        ]
        for place, argument in handed:
            if (name := function_name(argument)) in self.functions and name is not None:
                given = keywords.get("args")
                rest = given.elts if isinstance(given, ast.Tuple | ast.List) else node.args[place + 1 :]
                self._pass(name, rest, [])
                if called(node) == "map":
                    self._pass_types(name, [inside(self.types(one)) for one in node.args[place + 1 :]])
                if isinstance(named := keywords.get("kwargs"), ast.Dict):
                    for key, value in zip(named.keys, named.values, strict=True):
                        if isinstance(key, ast.Constant):
                            self._add(str(key.value), self.types(value))
        self._callbacks(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in ADDING and node.args:
            held = {ITEM + kind for argument in node.args for kind in self.types(argument)}
            self._put(node.func.value, held)

    def _callbacks(self, node: ast.Call) -> None:
        """Bind the parameters of what a method of the API is to call: add_done_callback(log)."""
        for method in self.methods(node.func) if isinstance(node.func, ast.Attribute) else ():
            given = [{one} for one in settings()["called-with"].get(method, ())]
            for argument in node.args if given else ():
                if isinstance(argument, ast.Lambda):
                    for parameter, types in zip(argument.args.args, given, strict=False):
                        self._add(parameter.arg, types)
                elif (name := function_name(argument)) in self.functions and name is not None:
                    self._pass_types(name, given)

    def _pass(self, name: str, values: Iterable[ast.expr], keywords: Iterable[ast.keyword]) -> None:
        self._pass_types(name, [self.types(value) for value in values])
        for keyword in keywords:
            if keyword.arg and name in self.functions:
                self._add(keyword.arg, self.types(keyword.value))

    def _pass_types(self, name: str, values: list[Types]) -> None:
        function = self.functions.get(name)
        if function is None:
            return
        parameters = [one.arg for one in [*function.args.posonlyargs, *function.args.args]]
        if parameters[:1] in (["self"], ["cls"]):
            parameters = parameters[1:]
        for parameter, types in zip(parameters, values, strict=False):
            self._add(parameter, types)
        if function.args.vararg is not None:
            for types in values[len(parameters) :]:
                self._add(function.args.vararg.arg, {ITEM + kind for kind in types})

    def _bind(self, target: ast.expr, value: ast.expr) -> None:
        if (
            isinstance(target, ast.Tuple)
            and isinstance(value, ast.Tuple)
            and len(target.elts) == len(value.elts)
        ):
            for one, part in zip(target.elts, value.elts, strict=True):
                self._bind(one, part)
            return
        held = self.types(value)
        self._put(target, held)
        for kind in self.types(target):  # a hook: what it is called with is known
            called_with = settings()["called-with"].get(kind.removeprefix("="))
            name = function_name(value)
            if called_with and name in self.functions and name is not None:
                self._pass_types(name, [{one} for one in called_with])

    def _put(self, target: ast.expr, held: Types) -> None:
        match target:
            case ast.Name(id=name):
                self._add(name, held)
            case ast.Attribute(attr=name):
                self._add(f".{name}", held)
            case ast.Subscript(value=value, slice=key):
                self._put(value, {ITEM + kind for kind in held | self.types(key)})
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                for part in parts:
                    self._put(part, inside(held) | held)
            case ast.Starred(value=value):
                self._put(value, held)
            case _:
                pass

    def _annotated(self, annotation: ast.expr) -> Types:
        """`queue.Queue`, `list[Thread]`, `Lock | None`."""
        match annotation:
            case ast.Subscript(value=value, slice=inner):
                outer = self._annotated(value)
                return outer or {ITEM + kind for kind in self._annotated(inner)}
            case ast.BinOp(left=left, right=right):
                return self._annotated(left) | self._annotated(right)
            case ast.Tuple(elts=parts):
                return set().union(*map(self._annotated, parts))
            case ast.Name(id=name) if name in self.classes:
                return {name}
        return {
            made for kind in self.types(annotation) if kind.startswith("=") for made in self._made(kind[1:])
        }

    def _add(self, name: str, held: Types) -> None:
        if held:
            self.holds.setdefault(name, set()).update(held)


def _results(function: Function) -> list[ast.expr]:
    """What a function returns; what it yields, as if it were a list of that."""
    found: list[ast.expr] = []
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value is not None:
            found.append(node.value)
        elif isinstance(node, ast.Yield) and node.value is not None:
            found.append(ast.List([node.value]))
    return found


def _constructed(node: ast.Call, classes: dict[str, ast.ClassDef]) -> str | None:
    return "__init__" if isinstance(node.func, ast.Name) and node.func.id in classes else None
