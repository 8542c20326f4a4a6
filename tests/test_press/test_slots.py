"""Slots: a page converted once serves every edition, and shows in each what its own conversion would."""

from __future__ import annotations

import pickle
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from markdown import Markdown

from press.errors import BookError
from press.pages import page as place
from press.pages.markup import site_markdown
from press.pages.page import Edition, Language, Page
from press.pages.parallel import merge_html
from press.pages.program import Request, read, reading_once
from press.pages.slots import Slots, slot
from tests.test_press.conftest import REAL, Book

PROGRAM = "# 中文\n# English\nprint(1)\n"
TEXT = "字\n\n/// snippet | a/b/{name}.py\n    highlight: print\n///\n\n文\n"
ZH, EN = Page(), Page(language="en", edition="en", url="en/")


def shout(word: str, page: Page) -> str:
    return f'<p class="x">{word} {page.edition}</p>'


def test_without_slots_all_is_shown_at_once() -> None:
    assert slot("p", "x", partial(shout, "hey"), EN) == '<p class="x">hey en</p>'


def test_a_slot_is_filled_for_an_edition() -> None:
    slots = Slots("zh")
    with slots.kept():
        html = "a " + slot("p", "x", partial(shout, "one"), ZH) + slot("p", "x", partial(shout, "two"), ZH)
    assert html.count("data-slot") == 2 and "one" not in html
    sent: Slots = pickle.loads(pickle.dumps(slots))
    assert sent.filled(html, EN) == 'a <p class="x">one en</p><p class="x">two en</p>'
    assert Slots("en").filled(html, EN) == html


def half(md: Markdown, text: str, language: Language, edition: Edition, slots: Slots | None) -> str:
    token = place.CURRENT.set(Page(None, language, edition, f"{edition}/a/b/"))
    try:
        md.reset()
        if slots is None:
            return md.convert(text)
        with slots.kept():
            return md.convert(text)
    finally:
        place.CURRENT.reset(token)


@pytest.mark.parametrize("name", ["one", "two"])
def test_a_parallel_page_of_slots_is_that_of_whole_pages(book: Book, name: str) -> None:
    for program in ("one", "two"):
        book.snippet(f"a/b/{program}.py", PROGRAM, output=f"{program}\n")
    md = site_markdown(REAL / "mkdocs.yml")
    texts: list[tuple[Language, str]] = [("zh", TEXT.format(name="one")), ("en", TEXT.format(name=name))]
    wholes = [half(md, text, language, "zh-en", None) for language, text in texts]
    said: list[list[str]] = [[], []]
    expected = merge_html(wholes[0], wholes[1], said[0].append)
    slots = {language: Slots(language) for language, _ in texts}
    zh, en = (half(md, text, language, language, slots[language]) for language, text in texts)
    here = Page(None, "zh", "zh-en", "zh-en/a/b/")

    def opened(key: str) -> str:
        language: Language = "zh" if key in slots["zh"] else "en"
        return slots[language].open(key, replace(here, language=language))

    assert "print" not in zh and "print" not in en
    assert slots["zh"].filled(merge_html(zh, en, said[1].append, opened), here) == expected
    assert said[0] == said[1] and bool(said[0]) == (name == "two")


def test_a_mistake_is_said_when_the_slot_is_filled(book: Book) -> None:
    slots = Slots()
    html = half(site_markdown(REAL / "mkdocs.yml"), TEXT.format(name="none"), "zh", "zh", slots)
    with pytest.raises(BookError, match="there is no such snippet"):
        slots.filled(html, ZH)


def test_programs_are_read_once_for_a_while(book: Book) -> None:
    file: Path = book.snippet("a/b/one.py", PROGRAM, output="one\n")
    request = Request("a/b/one.py")
    with reading_once({}):
        first = read(request, "zh")
        file.with_suffix(".out").write_text("two\n", "utf-8")
        assert read(request, "zh") is first and read(request, "en").output == "two\n"
    assert read(request, "zh").output == "two\n"
