"""Images on a page: each has an alternative text, and a diagram is put into the page itself.

A Markdown tree processor.  It runs before MkDocs looks at links: NAME.svg without its language is no file.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from pathlib import Path

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor

from press.errors import BookError
from press.pages.diagrams import drawing
from press.pages.page import Page
from press.pages.program import shown_path
from press.snippets import model

DIAGRAM = re.compile(r"(?:\.\./)*assets/diagrams/(?P<name>[^/]+)\.svg")


class ImageTreeprocessor(Treeprocessor):
    """Checks every image of a page and inlines the diagrams."""

    def __init__(self, md: Markdown, page: Callable[[], Page]) -> None:
        super().__init__(md)
        self.page = page
        self.unescape = UnescapeTreeprocessor(md).unescape

    def run(self, root: etree.Element) -> None:
        place = self.page()
        seen: dict[str, int] = {}
        for parent in list(root.iter()):
            for image in [child for child in parent if child.tag == "img"]:
                self._image(parent, image, place, seen)

    def _image(self, parent: etree.Element, image: etree.Element, place: Page, seen: dict[str, int]) -> None:
        source = image.get("src") or ""
        alt = self.unescape(image.get("alt") or "").strip()
        file, line = _where(place, source)
        if not alt:
            cure = "say between the brackets what it shows: ![two threads read, then both write](...)"
            raise BookError(file, line, f"an image without alternative text: {source}", cure)
        if "assets/diagrams/" not in source:
            return
        alone = len(parent) == 1 and not (parent.text or "").strip() and not (image.tail or "").strip()
        if parent.tag != "p" or not alone:
            raise BookError(file, line, "a diagram amid text", "leave a blank line above and below it")
        target = _target(place, source)
        if target is None:
            cure = "the link goes from the page's folder to docs/assets/diagrams/NAME.svg, without a language"
            raise BookError(file, line, f"no diagram is at {source}", cure)
        seen[target.stem] = seen.get(target.stem, 0) + 1
        prefix = f"diagram-{target.stem}" + (f"-{seen[target.stem]}" if seen[target.stem] > 1 else "")
        try:
            svg = drawing(target, alt, place.language, prefix)
        except BookError as error:
            where = error.file if error.line is None else f"{error.file}:{error.line}"
            raise BookError(file, line, f"{where}: {error.what}", error.cure) from None
        parent.clear()
        parent.text = self.md.htmlStash.store(
            f'<figure class="diagram" data-diagram="{target.stem}">\n{svg}\n</figure>'
        )


def _target(place: Page, source: str) -> Path | None:
    """The drawing's path without its language, if the link leads to the folder of diagrams."""
    docs = model.ROOT / "docs"
    folder = place.path.parent if place.path is not None else docs
    found = DIAGRAM.fullmatch(source)
    file = (folder / source).resolve()
    if found is None or file.parent != (docs / "assets" / "diagrams").resolve():
        return None
    return None if file.stem.endswith((".zh", ".en")) else file


def _where(place: Page, source: str) -> tuple[str, int | None]:
    if place.path is None:
        return "this page", None
    lines = place.path.read_text("utf-8").split("\n")
    found = [number for number, line in enumerate(lines, 1) if f"]({source}" in line]
    return shown_path(place.path), found[0] if found else None
