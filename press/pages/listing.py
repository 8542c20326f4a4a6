"""A program's code as HTML, by the page's own highlighter, so that its colours are those of every fence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from markdown import Markdown
from pymdownx.highlight import DEFAULT_CONFIG, Highlight

from press.pages.memory import Memory

Settings = Mapping[str, Any]

LISTINGS = Memory()
"""What was highlighted before, also by earlier builds."""
_IDENT = "listing"


def highlighting(md: Markdown) -> Settings:
    """How the page's own highlighter is set."""
    settings = {key: value[0] for key, value in DEFAULT_CONFIG.items()} | {"pygments_lang_class": True}
    for extension in md.registeredExtensions:
        if hasattr(extension, "get_pymdownx_highlight_settings"):
            settings = extension.get_pymdownx_highlight_settings()
    return {key: value for key, value in settings.items() if key != "_enabled"} | {"linenums": False}


def highlighted(settings: Settings, code: str, marked: Sequence[int], ident: str) -> str:
    """The listing as the page's own highlighter makes it, the lines `marked` (from 1) marked."""
    facts = repr((code, list(marked), sorted(settings.items())))
    key = sha256(facts.encode()).hexdigest()[:32]
    made: str = LISTINGS.recall(key, lambda: _highlighted(settings, code, list(marked)))
    return made.replace(f'id="{_IDENT}"', f'id="{ident}"', 1)


def _highlighted(settings: Settings, code: str, marked: list[int]) -> str:
    own = {name: value for name, value in settings.items() if name != "css_class"}
    css_class = settings["css_class"]
    listing: str = Highlight(None, **own).highlight(
        code, "python", css_class, hl_lines=marked, id_value=_IDENT, code_block_count=0
    )
    return listing


def keep_listings(edition: str) -> None:
    """Take what the last build of that edition has highlighted."""
    rules = f"{version('pygments')} {version('pymdown-extensions')}"
    LISTINGS.keep_in(f"listings-{edition}.json", rules)
