"""A program's code as HTML, by the page's own highlighter, so that its colours are those of every fence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markdown import Markdown
from pymdownx.highlight import DEFAULT_CONFIG, Highlight

Settings = Mapping[str, Any]

# The parallel edition shows every listing twice, and a served book again at every change.
_LISTINGS: dict[tuple[object, ...], str] = {}


def highlighting(md: Markdown) -> Settings:
    """How the page's own highlighter is set."""
    settings = {key: value[0] for key, value in DEFAULT_CONFIG.items()} | {"pygments_lang_class": True}
    for extension in md.registeredExtensions:
        if hasattr(extension, "get_pymdownx_highlight_settings"):
            settings = extension.get_pymdownx_highlight_settings()
    return {key: value for key, value in settings.items() if key != "_enabled"} | {"linenums": False}


def highlighted(settings: Settings, code: str, marked: Sequence[int], ident: str) -> str:
    """The listing as the page's own highlighter makes it, the lines `marked` (from 1) marked."""
    key = (code, tuple(marked), ident, repr(sorted(settings.items())))
    if key not in _LISTINGS:
        own = {name: value for name, value in settings.items() if name != "css_class"}
        _LISTINGS[key] = Highlight(None, **own).highlight(
            code, "python", settings["css_class"], hl_lines=list(marked), id_value=ident, code_block_count=0
        )
    return _LISTINGS[key]
