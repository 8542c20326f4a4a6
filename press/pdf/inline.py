"""Inline content: text, code, emphasis, links, footnotes, the English half of a parallel title."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from press.pages.alignment import classes
from press.pdf.manuscript import Chapter, Reference
from press.pdf.markup import IS_HAN, curly, label_of, literal, running
from press.pdf.names import mentioned
from press.pdf.pictures import alternative, picture
from press.pdf.places import Kind, mark

Run = list[str | HtmlElement]
_SIGN = re.compile(r"[./_,(=:\[\- ]")
"""Code that has one of these may break there (inline.typ)."""


def inline(chapter: Chapter, element: HtmlElement) -> str:
    """The inline content of an element as Typst markup."""
    run: Run = [element.text] if element.text else []
    for child in element:
        run.append(child)
        if child.tail:
            run.append(child.tail)
    return inline_run(chapter, run)


def inline_run(chapter: Chapter, run: Run) -> str:
    """A sequence of texts and elements, without the blanks at its ends."""
    run = _trimmed(run)
    out = []
    for place, node in enumerate(run):
        if isinstance(node, str):
            text = curly(running(node), _end_of(run[place - 1]) if place else "")
            if text:
                out.append("#" + literal(text))
        else:
            before, after = run[place - 1] if place else "", run[place + 1] if place + 1 < len(run) else ""
            out.append(_with_gaps(node, _element(chapter, node), before, after))
    return "".join(out)


def _end_of(node: str | HtmlElement) -> str:
    return node if isinstance(node, str) else str(node.text_content())


def _trimmed(run: Run) -> Run:
    run = [node for node in run if isinstance(node, str) or isinstance(node.tag, str)]
    while run and isinstance(run[0], str) and not run[0].strip():
        run = run[1:]
    while run and isinstance(run[-1], str) and not run[-1].strip():
        run = run[:-1]
    if run and isinstance(run[0], str):
        run = [run[0].lstrip(), *run[1:]]
    if run and isinstance(run[-1], str):
        run = [*run[:-1], run[-1].rstrip()]
    return run


def _with_gaps(node: HtmlElement, source: str, before: str | HtmlElement, after: str | HtmlElement) -> str:
    """Typst's gap between Han and Latin does not see code that begins or ends with a sign, as `f()`."""
    if node.tag not in ("code", "kbd") or not source:
        return source
    text = node.text_content()
    left = isinstance(before, str) and before and IS_HAN.match(before[-1]) and not text[:1].isalnum()
    right = isinstance(after, str) and after and IS_HAN.match(after[0]) and not text[-1:].isalnum()
    return f"{'#gap' if left else ''}{source}{'#gap' if right else ''}"


_WRAPPED = {
    "strong": "strong", "b": "strong", "em": "emph", "i": "emph", "cite": "emph", "dfn": "emph",
    "var": "emph", "del": "strike", "s": "strike", "u": "underline", "ins": "underline", "mark": "marked",
    "sub": "sub", "kbd": "key",
}  # fmt: skip


def _element(chapter: Chapter, element: HtmlElement) -> str:
    own = classes(element)
    if "since" in own:
        return f"#since[{inline(chapter, element)}]"
    if "bi-en" in own:
        return f"#bi-inline[{inline(chapter, element)}]"
    if element.tag in _WRAPPED:
        return f"#{_WRAPPED[element.tag]}[{inline(chapter, element)}]"
    special = _SPECIAL.get(element.tag)
    return special(chapter, element) if special else inline(chapter, element)


def _code(chapter: Chapter, element: HtmlElement) -> str:
    text = element.text_content()
    text = " " if text.isspace() else " ".join(text.split())
    name = mentioned(text)
    return f"#{'ic' if _SIGN.search(text) else 'raw'}({literal(text)})" + (
        index_mark(chapter, name, "aside" if chapter.aside else "text") if name else ""
    )


def index_mark(chapter: Chapter, name: str, kind: Kind) -> str:
    """Note for the index that an API name stands here; once under each heading."""
    if (name, kind) in chapter.indexed:
        return ""
    chapter.indexed.add((name, kind))
    return mark(name, kind)


def _superscript(chapter: Chapter, element: HtmlElement) -> str:
    link = element.find("a")
    if link is not None and "footnote-ref" in classes(link):
        return _footnote(chapter, unquote(link.get("href") or "").lstrip("#"))
    return f"#super[{inline(chapter, element)}]"


def _footnote(chapter: Chapter, ident: str) -> str:
    """The note itself where it is first referred to, later only its number."""
    if ident not in chapter.notes:
        chapter.complain(f"the footnote {ident} has no text", "write it at the end of the page: [^1]: ...")
        return ""
    label = label_of(chapter.entry.page.uri, f"note.{ident}")
    if ident in chapter.used_notes:
        return f"#footnote(<{label}>)"
    chapter.used_notes.add(ident)
    return f"#[#footnote[{chapter.notes[ident]}]<{label}>]"


def _image(chapter: Chapter, element: HtmlElement) -> str:
    path = picture(chapter, element)
    return f"#inline-image({literal(path)}, {literal(alternative(chapter, element))})" if path else ""


def _link(chapter: Chapter, element: HtmlElement) -> str:
    body, href = inline(chapter, element), element.get("href") or ""
    if not body or not href:
        return body
    if urlsplit(href).scheme:
        return f"#link({literal(href)})[{body}]"
    path, _, fragment = href.partition("#")
    if re.search(r"(?:^|/)(?:snippets\.zip$|snippets/|downloads?/)", path):
        return body  # only the site has it: the programs are attached to the book
    entry = chapter.target(path)
    if entry is None:
        chapter.complain(f"a link leads out of the book: {href}", "link to a page that is in the menu")
        return body
    label = label_of(entry.page.uri, unquote(fragment))
    mistake = chapter.mistake(
        f"a link leads nowhere: {href}", "no page of the book has a heading with that id"
    )
    chapter.book.references.append(Reference(label, mistake))
    elsewhere = "true" if entry is not chapter.entry else "false"
    return f"#ilink({literal(label)},{elsewhere})[{body}]"


_SPECIAL: dict[object, Callable[[Chapter, HtmlElement], str]] = {
    "code": _code,
    "sup": _superscript,
    "br": lambda *_: "#linebreak()",
    "img": _image,
    "svg": _image,
    "a": _link,
}
