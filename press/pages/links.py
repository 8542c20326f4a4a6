"""Links lead somewhere: to pages and headings that exist, to the Python documentation in the page's language.

Links to other hosts are looked at, not followed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from press.errors import BookError
from press.pages import alignment as al
from press.pages.corpus import Corpus, Rendered

PYTHON_DOCS = re.compile(r"https?://docs\.python\.org/(?P<chinese>zh-cn/)?(?P<rest>(?:3|dev)\b.*|)")
"""The documentation of Python 3, which is there in both languages."""
DOWNLOADS = ("snippets.zip", "snippets/", "downloads/")
"""What the site offers besides pages and assets."""
MADE = {"snippet", "exercise", "api-index", "timeline", "timeline-alone", "shelf"}
"""Classes of what blocks make; their links are addresses of the built site, whose tests follow them."""


def problems(page: Rendered, corpus: Corpus) -> Iterator[BookError]:
    """Every link of one page that leads nowhere, or not where a reader of its language wants to go."""
    for link in page.tree.iter("a") if page.tree is not None else ():
        href = link.get("href")
        if href is None or al.classes(link) & {"headerlink", "footnote-ref", "footnote-backref"}:
            continue
        if any(al.classes(parent) & MADE for parent in link.iterancestors("figure", "div")):
            continue
        wrong = _wrong_link(str(href), page, corpus)
        if wrong:
            yield BookError(page.file, page.line_of(f"]({href}", page.line_of(str(href))), *wrong)


def _wrong_link(href: str, page: Rendered, corpus: Corpus) -> tuple[str, str] | None:
    """What is wrong with a link, and the cure; None if it is good."""
    documentation = PYTHON_DOCS.fullmatch(href)
    if documentation:
        if page.language == "zh" and not documentation["chinese"]:
            cure = f"link to https://docs.python.org/zh-cn/{documentation['rest']}"
            return f"English documentation on a Chinese page: {href}", cure
        if page.language == "en" and documentation["chinese"]:
            cure = f"link to https://docs.python.org/{documentation['rest']}"
            return f"Chinese documentation on an English page: {href}", cure
    if href.startswith("http://"):
        return f"a link without encryption: {href}", "use https://"
    if re.match(r"[a-z]+:", href):
        return None
    path, _, anchor = href.partition("#")
    if path.startswith("/"):
        return f"an absolute link: {href}", "start it in the page's own folder: ../part/chapter.md"
    return _wrong_target(href, path, anchor, page, corpus)


def _wrong_target(
    href: str, path: str, anchor: str, page: Rendered, corpus: Corpus
) -> tuple[str, str] | None:
    here = posixpath.dirname(page.stem)
    target = posixpath.normpath(posixpath.join(here, path)) if path else f"{page.stem}{page.path.suffix}"
    if re.search(r"\.(?:zh|en)\.(?:md|ipynb)$", target):
        return f"a link with a language: {href}", "leave the language out: chapter.md"
    stem, _, suffix = target.rpartition(".")
    if suffix in ("md", "ipynb"):
        halves = (corpus.pages if suffix == "md" else corpus.notebooks).get(stem, {})
        other = halves.get(page.language)
        if other is not None:
            return _wrong_anchor(href, anchor, other)
        if halves:
            return None  # its missing twin is said elsewhere
    elif target.startswith(DOWNLOADS) or (corpus.docs / target).is_file():
        return None
    near = [
        stem for stem in corpus.pages if posixpath.basename(stem) == posixpath.basename(target).split(".")[0]
    ]
    cure = (
        f"did you mean {posixpath.relpath(near[0], here or '.')}.md?"
        if near
        else "link only to pages that exist"
    )
    return f"a broken link: {href}", cure


def _wrong_anchor(href: str, anchor: str, target: Rendered) -> tuple[str, str] | None:
    if not anchor or target.tree is None or target.tree.xpath(".//*[@id=$ident]", ident=anchor):
        return None
    idents = ", ".join(str(x) for x in target.tree.xpath(".//h2/@id | .//h3/@id"))
    return f"a broken anchor: {href}", f"{target.file} has: {idents or 'no ids'}"
