"""Packages that a plugin imports long before it needs them, if ever: they are loaded when first used."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from types import ModuleType
from typing import Any


class _Late(ModuleType):
    """Stands for a module until something of it is asked for, and from then on holds all that it has."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":  # the import system looks for some of those
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        module = importlib.import_module(self.__name__)
        self.__dict__.update(module.__dict__)
        return getattr(module, name)


def load_late(*names: str) -> None:
    """Do so with these modules; what is not installed, or is loaded already, is left alone."""
    for name in names:
        parent = name.rpartition(".")[0]
        there = not parent or importlib.util.find_spec(parent) is not None
        if name not in sys.modules and there and (spec := importlib.util.find_spec(name)) is not None:
            sys.modules[name] = _Late(name)
            sys.modules[name].__spec__, sys.modules[name].__file__ = spec, spec.origin
