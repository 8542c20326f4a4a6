"""The theme's templates, found and compiled once for all builds of a process and of those forked from it."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.theme import Theme

CACHE = Path(".cache/jinja")


def share(theme: Theme, known: Environment | None) -> Environment:
    """Have a theme use `known`, or a new environment that the next theme can use."""
    environment = known or _prepared(theme)
    theme.get_env = lambda: environment  # type: ignore[method-assign]
    return environment


def _prepared(theme: Theme) -> Environment:
    environment = theme.get_env()
    CACHE.mkdir(parents=True, exist_ok=True)
    environment.bytecode_cache = FileSystemBytecodeCache(str(CACHE))
    environment.auto_reload = True
    # MkDocs would look at the theme's hidden files, 14,000 icons, one by one, and want none of them
    names = [name for name in environment.list_templates() if not name.startswith(".")]

    def list_templates(extensions: object = None, filter_func: object = None) -> list[str]:
        return [name for name in names if not callable(filter_func) or filter_func(name)]

    environment.list_templates = list_templates  # type: ignore[method-assign]
    return environment
