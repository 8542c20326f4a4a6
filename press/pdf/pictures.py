"""Pictures: the site's drawings in print colours, the plots of notebooks, image files.

An SVG leaves its colours to the style sheet and its fonts to the reader's machine; here both are settled, and
the camel-case names that HTML parsing flattens are restored.
"""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from press.pdf.manuscript import Chapter
from press.pdf.palette import Palette

SVG = "http://www.w3.org/2000/svg"
_PATTERN_ID = re.compile(rb"(?<=id=\")t[0-9a-f]{1,8}-\w+(?=\")|(?<=url\(#)t[0-9a-f]{1,8}-\w+(?=\))")
PLACEHOLDER = "No description has been provided"
_SUFFIXES = {"image/png": ".png", "image/svg+xml": ".svg", "image/jpeg": ".jpg", "image/webp": ".webp"}
_CAMEL = {
    name.lower(): name
    for name in (
        "viewBox", "preserveAspectRatio", "gradientUnits", "gradientTransform", "patternUnits",
        "patternTransform", "clipPathUnits", "markerWidth", "markerHeight", "markerUnits", "refX", "refY",
        "textLength", "lengthAdjust", "pathLength", "startOffset", "stdDeviation", "linearGradient",
        "radialGradient", "clipPath", "textPath", "spreadMethod",
    )
}  # fmt: skip


def picture(chapter: Chapter, element: HtmlElement) -> str | None:
    """Keep the picture of an `<img>` or `<svg>`; returns its path, None after a complaint."""
    source = element.get("src") or ""
    if element.tag == "svg":
        content, suffix = cut_out(element), ".svg"
    elif source.startswith("data:"):
        content, suffix = inlined(source)
    elif urlsplit(source).scheme:
        chapter.complain(f"an image on another host: {source}", "keep it in docs/assets")
        return None
    else:
        file = _file(chapter, source)
        if not file.is_file():
            chapter.complain(f"there is no image {source}", "the path starts from the page's folder")
            return None
        content, suffix = file.read_bytes(), file.suffix.lower()
    if suffix == ".svg":
        content = prepared(content, chapter.book.palette, chapter.book.families)
    return chapter.book.image(content, suffix)


def cut_out(element: HtmlElement) -> bytes:
    """A drawing that stands in HTML, as a file of its own."""
    text = etree.tostring(element, with_tail=False, encoding="unicode").replace("xlink:href", "href")
    if "xmlns=" not in text.split(">", 1)[0]:
        text = text.replace("<svg", f'<svg xmlns="{SVG}"', 1)
    return text.encode()


def inlined(source: str) -> tuple[bytes, str]:
    """Content and suffix of a `data:` address."""
    head, _, payload = source.partition(",")
    content = base64.b64decode(payload) if ";base64" in head else unquote(payload).encode()
    return content, _SUFFIXES.get(head[5:].split(";")[0], "")


def _file(chapter: Chapter, source: str) -> Path:
    path = posixpath.normpath(posixpath.join("/", chapter.entry.page.url, unquote(source))).lstrip("/")
    return chapter.book.docs / path


def alternative(chapter: Chapter, element: HtmlElement) -> str:
    """What the picture shows, in words; complains if nobody said it."""
    said = element.get("aria-label") or element.get("alt") or title_of(element)
    if not said or said.startswith(PLACEHOLDER):
        said = own_words(element)
    said = " ".join(said.split())
    if not said:
        what = (element.get("src") or "a drawing")[:60]
        chapter.complain(
            f"an image without alternative text: {what}", "say between the brackets what it shows"
        )
        return "?"
    return said


def own_words(element: HtmlElement) -> str:
    """What the code that drew an inlined picture wrote into it."""
    source = element.get("src") or ""
    if not source.startswith("data:image/svg"):
        return ""
    return etree.fromstring(inlined(source)[0], _parser()).get("aria-label") or ""


def title_of(element: HtmlElement) -> str:
    """The title inside a drawing."""
    title = next(iter(element.xpath("./*[local-name() = 'title']")), None)
    return " ".join((title.text or "").split()) if title is not None else ""


def size_of(element: HtmlElement) -> str:
    """The width that a drawing asks for, as an argument for Typst (CSS pixels are 3/4 of a point)."""
    found = re.fullmatch(r"([\d.]+)(px|pt|%)?", element.get("width") or "")
    if found is None:
        return "auto"
    if found[2] == "%":
        return found[0]
    return f"{float(found[1]) * (1 if found[2] == 'pt' else 0.75):g}pt"


def prepared(content: bytes, palette: Palette, families: Mapping[str, str]) -> bytes:
    """An SVG that needs no style sheet, no script and no font but the book's.

    `families`: the book's fonts by the generic names of CSS.
    """
    root = etree.fromstring(content, _parser())
    for element in list(root.iter(etree.Element)):
        _restore(element)
        name = etree.QName(element).localname
        if name in ("script", "metadata", "foreignObject"):
            element.getparent().remove(element)
        else:
            _settle_fonts(element, name, families)
    used = {name for element in root.iter(etree.Element) for name in (element.get("class") or "").split()}
    if any(name.startswith(("d-", "tl-")) for name in used):
        style = etree.SubElement(root, f"{{{SVG}}}style")
        style.text = palette.drawing_style(used)
        root.insert(0, style)
    else:
        _print_colours(root, palette)
    root.set("font-family", root.get("font-family") or families["sans-serif"])
    return _PATTERN_ID.sub(_short_names(), etree.tostring(root))


def _short_names() -> Callable[[re.Match[bytes]], bytes]:
    """Names the patterns of timelines p1, p2, ... so that equal drawings are equal files."""
    known: dict[bytes, bytes] = {}
    return lambda found: known.setdefault(found[0], b"p%d" % (len(known) + 1))


def _restore(element: etree._Element) -> None:
    for key in list(element.attrib):
        if str(key) in _CAMEL:
            element.set(_CAMEL[str(key)], element.attrib.pop(key))
    tag = etree.QName(element)
    if tag.localname in _CAMEL:
        element.tag = (
            f"{{{tag.namespace}}}{_CAMEL[tag.localname]}" if tag.namespace else _CAMEL[tag.localname]
        )


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)


def _settle_fonts(element: etree._Element, name: str, families: Mapping[str, str]) -> None:
    def own(found: re.Match[str]) -> str:
        return "font-family:" + _family(found[1], families)

    if family := element.get("font-family"):
        element.set("font-family", _family(family, families))
    style = element.get("style")
    if style and "font" in style:
        style = re.sub(r"font-family:\s*([^;]+)", own, style)
        element.set("style", re.sub(r"(?<![-\w])font:\s*([^;]+)", partial(_spelled_out, families), style))
    if name == "style" and element.text:
        element.text = re.sub(r"font-family:\s*([^;}]+)", own, element.text)


def _family(value: str, families: Mapping[str, str]) -> str:
    names = [name.strip().strip("'\"").lower() for name in value.split(",")]
    if any("mono" in name or "code" in name for name in names):
        return families["monospace"]
    serif = "serif" in names and not any("sans" in name for name in names)
    return families["serif" if serif else "sans-serif"]


def _spelled_out(families: Mapping[str, str], found: re.Match[str]) -> str:
    """matplotlib may write `font: 10px 'DejaVu Sans', sans-serif`, which Typst does not read."""
    parts = re.match(r"\s*((?:[\w-]+\s+)*)([\d.]+px)\s*(.*)", found[1])
    if parts is None:
        return found[0]
    bold = "font-weight:bold;" if "bold" in parts[1] else ""
    return f"{bold}font-size:{parts[2]};font-family:{_family(parts[3], families)}"


def _print_colours(root: etree._Element, palette: Palette) -> None:
    """Plots follow the theme by `currentColor` and variables; on paper they are ink."""
    ink = palette.colour("--ink")
    for element in root.iter(etree.Element):
        for key, value in list(element.attrib.items()):
            if "var(" in str(value) or "currentColor" in str(value):
                element.set(key, palette.resolved(str(value)).replace("currentColor", ink))
