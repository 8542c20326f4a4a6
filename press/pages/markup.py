"""The site's own Markdown, made from mkdocs.yml: what it calls a fence, a heading or a link is one.

Reads the extensions only; plugins and theme are not loaded, so this takes milliseconds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markdown import Markdown
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs adds by itself."""


def site_markdown(mkdocs_yml: Path) -> Markdown:
    """A converter with the extensions of the site."""
    with mkdocs_yml.open("rb") as file:
        settings: dict[str, Any] = yaml_load(file, get_yaml_loader())
    names, configs = extensions(settings.get("markdown_extensions") or [])
    return Markdown(extensions=[*names], extension_configs=configs)


def extensions(entries: list[Any]) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """Names and settings of a `markdown_extensions` list, whose entries are names or {name: settings}."""
    names = dict.fromkeys(BUILT_IN)
    configs: dict[str, dict[str, Any]] = {}
    for entry in entries:
        table = entry if isinstance(entry, dict) else {entry: None}
        for name, settings in table.items():
            names[name] = None
            configs[name] = settings or {}
    return list(names), configs
