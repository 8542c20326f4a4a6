"""Blocks: paragraphs, lists, boxes, tabs, figures.  Decides structure; the template decides the look."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from lxml.html import HtmlElement

from press.pages.alignment import BLOCKS as BLOCK_TAGS
from press.pages.alignment import classes, elements
from press.pdf.halves import halves, lead_and_blocks
from press.pdf.headings import heading
from press.pdf.inline import Run, inline, inline_run
from press.pdf.lanes import gallery, timeline
from press.pdf.listings import codeblock, listing_of
from press.pdf.manuscript import Block, Chapter
from press.pdf.markup import content, literal
from press.pdf.pictures import alternative, picture, size_of, title_of
from press.pdf.snippets import snippet
from press.pdf.tables import table

NEST = {"list": 18.0, "quote": 14.0, "box": 24.0, "tab": 12.0, "definition": 18.0}
"""Points by which the template makes what is inside narrower."""
LONG_CODE = 40
"""Characters of code in a list item that make it ragged on the right, if they are most of it."""
GUTTER = 22.0
"""Points between the columns of a parallel edition."""
KINDS = {
    "seealso": "note", "summary": "abstract", "tldr": "abstract", "todo": "info", "hint": "tip",
    "important": "tip",
    "check": "success", "done": "success", "help": "question", "faq": "question", "caution": "warning",
    "attention": "warning", "fail": "failure", "missing": "failure", "error": "danger", "cite": "quote",
}  # fmt: skip
"""Other names of the kinds of boxes."""
_BLOCKS = BLOCK_TAGS | {"article", "center", "video", "iframe", "object"}
_LEADS_ON = re.compile(r'[：:]"?[\])]*$')
Convert = Callable[[Chapter, HtmlElement, float], list[Block]]


def blocks(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    """The children of an element; loose inline content is gathered in paragraphs."""
    found: list[Block] = []
    loose: Run = [element.text] if element.text and element.text.strip() else []

    def end_paragraph() -> None:
        body = inline_run(chapter, loose)
        if body:
            found.append(Block("p", f"#par[{body}]"))
        loose.clear()

    for child in element:
        if isinstance(child.tag, str):
            if child.tag in _BLOCKS or child.xpath("boolean(.//p|.//pre|.//div)"):
                end_paragraph()
                found += block(chapter, child, width)
            else:
                loose.append(child)
        if child.tail and child.tail.strip():
            loose.append(child.tail)
    end_paragraph()
    return _kept_together(found)


def _kept_together(found: list[Block]) -> list[Block]:
    """A paragraph that ends in a colon stays with what it announces."""
    follows = ("code", "program", "figure", "table", "ul", "ol", "tabs")
    for place, (one, after) in enumerate(pairwise(found)):
        leads = (after.kind in follows and _LEADS_ON.search(one.source)) or after.kind == "gallery"
        if one.source.startswith(("#par[", "#prow(")) and leads:
            name = "#ppk" if one.kind == "p" else "#prowk"
            found[place] = Block(
                one.kind, name + one.source[one.source.index("[" if one.kind == "p" else "(") :]
            )
    return found


def block(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    """One block element."""
    own = classes(element)
    for name, convert in _BY_CLASS:
        if name in own:
            return convert(chapter, element, width)
    convert = _BY_TAG.get(element.tag, _inside)
    return convert(chapter, element, width)


def _inside(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    return blocks(chapter, element, width)


def _heading(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    return [heading(chapter, element)]


def _paragraph(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    images = [child for child in element if child.tag == "img"]
    if len(images) == len(element) == 1 and not "".join(element.itertext()).strip():
        return [figure(chapter, images[0], None)]
    body = inline(chapter, element)
    return [Block("p", f"#par[{body}]")] if body else []


def _table(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    return [Block("table", table(chapter, element, width))]


def _rule(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    return [Block("hr", "#thematic-break()")]


def _listing(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    kind = "output" if "output" in classes(element) or element.tag == "pre" else "code"
    source = codeblock(chapter, listing_of(element), width, kind=kind, what="a listing")
    return [Block("code", f"#sheet[{source}]")]


def _command(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    """How to check an exercise."""
    source = codeblock(chapter, listing_of(element), width, kind="code", what="a command")
    return [Block("code", f"#sheet[{source}]")]


def _quotation(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    return [Block("quote", f"#bquote[{chapter.joined(element, width - NEST['quote'])}]")]


def _no_form(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    chapter.complain(f"<{element.tag}> has no form on paper", "show it as a figure or a link")
    return []


# ── lists ───────────────────────────────────────────────────────────────────────────────────────────────


def _list(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    tight = not element.xpath("./li/p | ./li/div | ./li/pre | ./li/table | ./li/figure")
    items = [_item(chapter, item, width - NEST["list"]) for item in elements(element) if item.tag == "li"]
    start = element.get("start")
    begin = f"start: {int(start)}," if start else ""
    name = "list" if element.tag == "ul" else f"enum({begin}"
    call = f"#{name}(" if element.tag == "ul" else f"#{name}"
    return [Block(str(element.tag), f"{call}tight: {'true' if tight else 'false'},{','.join(items)})")]


def _item(chapter: Chapter, item: HtmlElement, width: float) -> str:
    lead, below = lead_and_blocks(item)
    zh, en = halves(lead)
    first = inline(chapter, zh)
    if _is_mostly_code(zh):
        first = f"#ragged[{first}]"
    if en is not None:
        name = "bi-stack" if chapter.stacked else "bi-item"
        first = f"#{name}([{first}],[{inline(chapter, en)}])"
    rest = chapter.joined(below, width)
    return f"[{first}\n{rest}]" if rest else f"[{first}]"


def _is_mostly_code(line: HtmlElement) -> bool:
    code = sum(len(str(part.text_content())) for part in line.iter("code"))
    return code > len(str(line.text_content())) / 2 and code > LONG_CODE


def _definitions(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    items, term = [], ""
    for child in elements(element):
        if child.tag == "dt":
            term = inline(chapter, child)
        elif child.tag == "dd":
            body = chapter.joined(child, width - NEST["definition"])
            items.append(f"terms.item([{term}],[{body}])")
            term = ""
    return [Block("dl", f"#terms({','.join(items)})")]


# ── boxes ───────────────────────────────────────────────────────────────────────────────────────────────


def _box(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    """An admonition, or a folded box, which is open on paper."""
    names = [
        name for name in (element.get("class") or "").split() if name not in ("admonition", "inline", "end")
    ]
    kind = KINDS.get(names[0], names[0]) if names else "note"
    head = next(iter(element.xpath("./summary | ./p[contains(@class,'admonition-title')]")), None)
    title = ""
    if head is not None:
        zh, en = halves(head)
        title = inline(chapter, zh) + (f"#bi-inline[{inline(chapter, en)}]" if en is not None else "")
        head.drop_tree()
    folded = "true" if element.tag == "details" else "false"
    body = chapter.joined(element, width - NEST["box"])
    return [Block("box", f"#admonition({literal(kind)},{folded},[{title}])[{body}]")]


def _tabs(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    names = [
        inline(chapter, label) for label in element.xpath("./div[contains(@class,'tabbed-labels')]/label")
    ]
    panes = element.xpath("./div[contains(@class,'tabbed-content')]/div[contains(@class,'tabbed-block')]")
    pairs = [
        f"([{name}],[{chapter.joined(pane, width - NEST['tab'])}])"
        for name, pane in zip(names, panes, strict=True)
    ]
    return [Block("tabs", f"#tabs({''.join(pair + ',' for pair in pairs)})")]


def _beside(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    """Both languages of a paragraph; one above the other where there is no room for columns."""
    column = width if chapter.stacked else (width - GUTTER) / 2
    found = []
    for language, half in zip(("zh", "en"), elements(element), strict=True):
        chapter.half = language
        found.append(block(chapter, half, column))
    chapter.half = None
    if chapter.stacked:
        return [one for half in found for one in half]
    zh, en = ("\n".join(one.source for one in half) for half in found)
    drawn = all(half and half[0].kind == "figure" for half in found)
    return [Block("figure", f"#pfig([{zh}],[{en}])") if drawn else Block("bi", f"#prow([{zh}],[{en}])")]


# ── figures ─────────────────────────────────────────────────────────────────────────────────────────────


def _figure(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    caption = element.find(".//figcaption")
    said = inline(chapter, caption) if caption is not None else None
    drawing = next(iter(element.xpath(".//img | .//*[local-name() = 'svg']")), None)
    if drawing is not None:
        return [figure(chapter, drawing, said)]
    if caption is not None:
        caption.drop_tree()
    return [Block("figure", f"#fig-body([{chapter.joined(element, width)}], caption: {content(said)})")]


def figure(chapter: Chapter, drawing: HtmlElement, caption: str | None) -> Block:
    """A picture with its number and a caption: what the page says, or the drawing's own title."""
    path = picture(chapter, drawing)
    if path is None:
        return Block("figure", "")
    number = chapter.number_next("figure")
    if caption is None and (title := title_of(drawing)):
        caption = f"#{literal(title)}"
    alt = literal(alternative(chapter, drawing))
    arguments = f"{literal(path)}, alt: {alt}, width: {size_of(drawing)}, number: {literal(number)}"
    return Block("figure", f"#fig({arguments}, caption: {content(caption)})")


def _cell_output(chapter: Chapter, element: HtmlElement, width: float) -> list[Block]:
    """What a notebook's cell printed or drew."""
    drawing = next(iter(element.xpath(".//img | .//*[local-name() = 'svg']")), None)
    if drawing is not None:
        caption = f"#{literal(alternative(chapter, drawing))}"
        return [figure(chapter, drawing, caption)]
    if element.xpath(".//table"):
        return [one for found in element.iter("table") for one in _table(chapter, found, width)]
    if element.xpath(".//pre"):
        listing = listing_of(next(iter(element.iter("pre"))))
        source = codeblock(chapter, listing, width, kind="output", what="the output of a cell")
        return [Block("code", f"#cell-output[{source}]")]
    return blocks(chapter, element, width)


_BY_CLASS: list[tuple[str, Convert]] = [
    ("snippet", lambda chapter, element, width: snippet(chapter, element, width)),
    ("highlight", _listing),
    ("bi", _beside),
    ("tl-gallery", lambda chapter, element, width: [gallery(chapter, element)]),
    ("timeline-alone", _inside),
    ("timeline", lambda chapter, element, width: [timeline(chapter, element, width)]),
    ("admonition", _box),
    ("tabbed-set", _tabs),
    ("exercise-command", _command),
    ("jp-OutputArea-output", _cell_output),
]
_BY_TAG: dict[object, Convert] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("video", "iframe", "object"), _no_form),
    "p": _paragraph,
    "ul": _list,
    "ol": _list,
    "dl": _definitions,
    "table": _table,
    "pre": _listing,
    "blockquote": _quotation,
    "details": _box,
    "figure": _figure,
    "hr": _rule,
}
