"""Timelines on paper: the lanes' names and the picture as one drawing, the legend, the note.

The site keeps the names in sight while the picture scrolls, shows words on hover, and has a table for who
does not see it; a page does not scroll, and the drawing's description is its alternative text.
"""

from __future__ import annotations

import copy
import re

from lxml.html import Element, HtmlElement

from press.pages.alignment import text_of
from press.pdf.inline import inline
from press.pdf.manuscript import Block, Chapter
from press.pdf.markup import literal
from press.pdf.pictures import picture
from press.timeline.geometry import BAR, text_width

_POINTS = 0.75
"""Of a CSS pixel."""
_ON_HOVER = ".//*[contains(concat(' ', @class, ' '), ' tl-tip ') or contains(@class, 'tl-hit')]"
_HALOED = ".//*[contains(concat(' ', @class, ' '), ' tl-in ')]"


def timeline(chapter: Chapter, element: HtmlElement, width: float) -> Block:
    """A `div.timeline` as a call of the template's `timeline`."""
    box = _only(element, "tl-box")
    drawing = merged(box)
    path, natural = picture(chapter, drawing), float(drawing.get("width") or 0) * _POINTS
    keys = []
    for key in element.xpath(".//span[contains(@class,'tl-key')]"):
        swatch = with_patterns(next(key.iter("svg")), box)
        keys.append(f"({literal(picture(chapter, swatch) or '')},[{inline(chapter, _words(key))}]),")
    caption, note = (_only(element, name) for name in ("tl-caption", "tl-note"))
    head = f"[{inline(chapter, caption)}],{literal(path or '')},{literal(drawing.get('aria-label') or '')}"
    size = f"{min(natural, width - 2 * chapter.book.measure.inset):g}pt"
    return Block("figure", f"#timeline({head},{size},({''.join(keys)}),[{inline(chapter, note)}])")


def gallery(chapter: Chapter, element: HtmlElement) -> Block:
    """A `figure.tl-gallery`: timelines the size of a stamp, each with its program's name and page."""
    stamps = []
    for item in element.iter("li"):
        path = picture(chapter, next(item.iter("svg")))
        stamps.append(f"([{inline(chapter, _words(item))}],{literal(path or '')}),")
    return Block("gallery", f"#gallery({''.join(stamps)})")


def _only(element: HtmlElement, name: str) -> HtmlElement:
    return next(iter(element.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")))


def _words(key: HtmlElement) -> HtmlElement:
    """What stands beside a picture that says nothing by itself."""
    words = copy.deepcopy(key)
    next(words.iter("svg")).drop_tree()
    return words


def merged(box: HtmlElement) -> HtmlElement:
    """The names and the picture beside them as one `<svg>`, with their words."""
    names, drawn = (_only(box, name) for name in ("tl-names", "tl-picture"))
    left, (right, height) = _size(names)[0], _size(drawn)
    whole = Element("svg", {"viewBox": f"0 0 {left + right:g} {height:g}", "width": f"{left + right:g}"})
    whole.extend([_group(names, 0), _group(drawn, left)])
    said = [text_of(child) for child in drawn if child.tag in ("title", "desc")]
    whole.set("aria-label", " ".join(said))
    return whole


def _size(svg: HtmlElement) -> tuple[float, float]:
    numbers = (svg.get("viewbox") or svg.get("viewBox") or "0 0 0 0").split()
    return float(numbers[2]), float(numbers[3])


def _group(svg: HtmlElement, left: float) -> HtmlElement:
    """What an `<svg>` holds, moved to the right; without what shows only on hover."""
    group = Element("g", {"transform": f"translate({left:g} 0)"})
    group.extend([copy.deepcopy(child) for child in svg if child.tag not in ("title", "desc")])
    for tip in group.xpath(_ON_HOVER):
        tip.drop_tree()
    for words in group.xpath(_HALOED):
        _stand_on_white(words)
    return group


def _stand_on_white(words: HtmlElement) -> None:
    """A box behind the words instead of the halo of the site: on paper, outlines of letters."""
    size = text_width(words.text or "")
    left = float(words.get("x")) - size / 2
    box = {"x": f"{left:g}", "y": "1", "width": f"{size:g}", "height": f"{BAR - 2:g}", "rx": "1"}
    words.addprevious(Element("rect", {"class": "tl-back"} | box))
    words.set("style", "stroke:none")


def with_patterns(swatch: HtmlElement, box: HtmlElement) -> HtmlElement:
    """A legend's swatch with the patterns it refers to, which the picture defines."""
    found = copy.deepcopy(swatch)
    found.tail = None
    found.set("width", "20")
    fills = " ".join(element.get("fill") or "" for element in swatch.iter())
    wanted = set(re.findall(r"url\(#([^)]+)\)", fills))
    for pattern in box.iter("pattern"):
        if pattern.get("id") in wanted:
            defs = Element("defs")
            defs.append(copy.deepcopy(pattern))
            found.insert(0, defs)
    return found
