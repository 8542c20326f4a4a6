"""Read a committed SVG drawing, check that it can follow the theme, and prepare it for a page.

`![alt](../assets/diagrams/NAME.svg)` stands for NAME.zh.svg or NAME.en.svg.  A drawing has a title and a
description, refers to nothing outside itself, and leaves every colour to the style sheet's classes
(d-line, d-fill, d-text, d-accent ...).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from lxml import etree

from press.errors import BookError
from press.pages.page import Language
from press.pages.program import shown_path

SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
FORBIDDEN = ("script", "style", "image", "foreignObject", "a", "iframe")
COLORS = ("fill", "stroke", "color", "stop-color", "flood-color", "lighting-color")
FOLLOWS_THEME = re.compile(r"none|currentColor|inherit|context-(?:fill|stroke)|var\(--.*\)|url\(#.*\)")
REFERENCE = re.compile(r"url\((?!#)|(?:https?:)?//")
OWN_ID = re.compile(r"url\(#(?P<id>[^)]+)\)")


def drawing(target: Path, alt: str, language: Language, prefix: str) -> str:
    """The `<svg>` for a page.

    `target`: the path named on the page, without its language.  `prefix`: makes its ids unique on the page.
    Raises BookError for whatever keeps it from following the theme or from being understood without eyes.
    """
    file = target.with_name(f"{target.stem}.{language}.svg")
    if not file.is_file():
        there = sorted({f.name.split(".")[0] for f in target.parent.glob("*.svg")})
        known = f"; there are: {', '.join(there)}" if there else ""
        raise BookError(
            shown_path(file), None, "there is no such diagram", f"draw it in both languages{known}"
        )
    root = _parse(file)
    for problem in problems(file, root):
        raise problem
    return _prepared(root, alt, prefix)


def _parse(file: Path) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.parse(str(file), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise BookError(shown_path(file), error.lineno, f"not XML: {error.msg}", "mend the tag") from None


def problems(file: Path, root: etree._Element | None = None) -> list[BookError]:
    """Everything wrong with a drawing."""
    root = _parse(file) if root is None else root
    found = [*_structure(file, root)]
    for element in root.iter(etree.Element):
        found += _element(file, element)
    return found


def _structure(file: Path, root: etree._Element) -> list[BookError]:
    place, line = shown_path(file), _line(root)
    if root.tag != f"{SVG}svg":
        return [BookError(place, line, "not an SVG", 'its root is <svg xmlns="http://www.w3.org/2000/svg">')]
    found = []
    if root.get("viewBox") is None:
        found.append(BookError(place, line, "no viewBox", "without it the drawing cannot shrink on a phone"))
    for name in ("title", "desc"):
        child = root.find(f"{SVG}{name}")
        if child is None or not (child.text or "").strip():
            cure = f"add <{name}> as a child of <svg>: it is what readers get who do not see the drawing"
            found.append(BookError(place, line, f"no <{name}>", cure))
    return found


def _element(file: Path, element: etree._Element) -> list[BookError]:
    place, line = shown_path(file), _line(element)
    tag = etree.QName(element).localname
    if tag in FORBIDDEN:
        cure = (
            "leave colours to the classes of extra.css"
            if tag == "style"
            else "draw it with plain shapes and text"
        )
        return [BookError(place, line, f"<{tag}> in a drawing", cure)]
    found = []
    for name, value in _properties(element):
        if name in COLORS and not FOLLOWS_THEME.fullmatch(value):
            cure = "use a class (d-line, d-fill, d-text, d-accent): a fixed colour vanishes in the dark"
            found.append(BookError(place, line, f"a fixed colour: {name}={value}", cure))
        elif REFERENCE.search(value):
            found.append(
                BookError(place, line, f"a reference to elsewhere: {value}", "a drawing is one file")
            )
    href = element.get("href") or element.get(XLINK_HREF) or "#"
    if not href.startswith("#"):
        found.append(BookError(place, line, f"a reference to elsewhere: {href}", "a drawing is one file"))
    return found


def _line(element: etree._Element) -> int | None:
    line = element.sourceline
    return line if isinstance(line, int) else None


def _properties(element: etree._Element) -> list[tuple[str, str]]:
    """Presentation attributes and the declarations of `style`."""
    pairs = [(str(key), str(value)) for key, value in element.attrib.items() if key != "style"]
    for declaration in (element.get("style") or "").split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            pairs.append((name.strip(), value.strip()))
    return [(name, value) for name, value in pairs if "href" not in name]


def _prepared(root: etree._Element, alt: str, prefix: str) -> str:
    """With an accessible name, and ids that are unique on the page."""
    for element in root.iter(etree.Element):
        for key, value in list(element.attrib.items()):
            name, old = str(key), str(value)
            if name == "id":
                element.set("id", f"{prefix}-{old}")
            elif name in ("href", XLINK_HREF):
                element.set(name, f"#{prefix}-{old[1:]}")
            else:
                element.set(name, OWN_ID.sub(lambda found: f"url(#{prefix}-{found['id']})", old))
    for key in [key for key in root.attrib if str(key).startswith("aria-")]:
        del root.attrib[key]
    description = cast(etree._Element, root.find(f"{SVG}desc"))
    description.set("id", f"{prefix}-desc")
    root.set("role", "img")
    root.set("aria-label", alt)
    root.set("aria-describedby", f"{prefix}-desc")
    return str(etree.tostring(root, encoding="unicode", with_tail=False))
