"""Run by each Python on its own (`python -I probe.py JSON`): the public names of modules, as JSON.

Standard library only, and nothing of press.  A name is public if it is in __all__, or is defined in the
module and has no underscore, or is asked for; likewise the attributes of classes, without what they inherit.
What several modules have is listed with the first of them; a module that this Python lacks has no names.
"""

import importlib
import inspect
import json
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

EVERYBODYS = {*dir(object), "n_fields", "n_sequence_fields", "n_unnamed_fields"}


def names_of(module: "Any", extra: "list[str]") -> "list[str]":
    """The public names of a module."""
    own = [name for name in dir(module) if not name.startswith("_")]
    own = [name for name in own if getattr(getattr(module, name), "__module__", None) == module.__name__]
    listed = list(getattr(module, "__all__", own))
    return sorted({*listed, *own, *extra})


def kind_of(value: "Any", example: "Any") -> str:
    """A class in the eyes of a reader is whatever makes objects with methods: Lock() is one everywhere."""
    if example is not None or isinstance(value, type):
        return "exception" if isinstance(value, type) and issubclass(value, BaseException) else "class"
    return "function" if callable(value) else "value"


def is_deprecated(value: "Any") -> bool:
    """Whether its documentation says so."""
    return callable(value) and "deprecated" in (inspect.getdoc(value) or "")


def base_of(cls: "Any", classes: "dict[str, Any]") -> "str | None":
    """The nearest class of the module that it inherits from."""
    mro = cls.__mro__[1:] if isinstance(cls, type) else ()
    return next((name for one in mro for name, other in classes.items() if other is one), None)


def attributes(value: "Any", example: "Any", base: "Any") -> "dict[str, Any]":
    """The public attributes of a class and its objects, without those of `base` and of everybody."""
    shown = value if example is None else example
    known = set(EVERYBODYS)
    if isinstance(value, type) and issubclass(value, (BaseException, tuple)):
        known |= {*dir(BaseException), *dir(tuple)}
        known |= {name for one in value.__mro__ if one.__module__ == "builtins" for name in dir(one)}
    if base is not None:
        known |= set(dir(base))
    return {name: getattr(shown, name) for name in dir(shown) if name[0] != "_" and name not in known}


def probe(
    name: str, extra: "list[str]", objects: "dict[str, str]", aliases: "dict[str, str]", told: "list[Any]"
) -> "dict[str, Any]":
    """Everything public of a module: {name: {"kind": ..., "base": ..., "deprecated": ...}}.

    `aliases`: other names of a class of the module.  `told`: what earlier modules have; this one's is added.
    """
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError:
        return {}
    public = [one for one in names_of(module, extra) if not is_told(getattr(module, one), told)]
    made = {one: eval(objects[f"{name}.{one}"], vars(module)) for one in public if f"{name}.{one}" in objects}
    other = {one: aliases[f"{name}.{one}"].rpartition(".")[2] for one in public if f"{name}.{one}" in aliases}
    classes = {one: getattr(module, one) for one in public if isinstance(getattr(module, one), type)}
    proper = {one: value for one, value in classes.items() if one not in other}
    found = {}
    for one in public:
        value, example = getattr(module, one), made.get(one)
        kind = kind_of(value, example)
        base = other.get(one) or base_of(value, proper)
        found[one] = {"kind": kind, "base": base, "deprecated": is_deprecated(value) and kind == "function"}
        if kind in ("class", "exception"):
            above = made.get(base or "", classes.get(base or ""))
            for attribute, thing in attributes(value, example, above).items():
                found[f"{one}.{attribute}"] = {
                    "kind": "method" if callable(thing) else "attribute",
                    "base": None,
                    "deprecated": is_deprecated(thing),
                }
    told.extend(classes.values())
    return found


def is_told(value: "Any", told: "list[Any]") -> bool:
    """Whether it is a class that is listed already."""
    return any(value is one for one in told)


if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    told: "list[Any]" = []
    answer = {}
    for name in asked["modules"]:
        answer[name] = probe(name, asked["extra"].get(name, []), asked["objects"], asked["aliases"], told)
    print(json.dumps(answer))
