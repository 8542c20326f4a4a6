"""The book blown up for the benchmark of the PDF is one that can be set."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.bench.pdf import blow_up, chapters_of, characters, yardstick
from press.errors import BookError
from press.pages.edition import Edition
from press.pdf.collect import Feed, FeedPage, Group
from press.pdf.structure import entries

ZH = Edition("zh", "", ("zh",), "zh", "zh", "zh", "zh", "Book", "About", "Search")


def page(uri: str, html: str = "<h1>T</h1>") -> FeedPage:
    stem = uri.rpartition(".")[0]
    return FeedPage(uri, f"docs/{uri}", f"{stem.removesuffix('index')}/".replace("//", "/"), "T", html)


def book(*groups: Group) -> Feed:
    return Feed(ZH, "", Path(), (page("index.md"), *groups))


IDEAS = Group("ideas", (page("ideas/index.md"), page("ideas/races.md"), page("ideas/gil_measured.ipynb")))
LINKS = (
    '<a href="../../ideas/races/#x">a</a><a href="../locks/">第 8 章</a>'
    '<a href="../../appendix/python2/">c</a>'
)
THREADS = Group("threads", (page("threads/index.md"), page("threads/locks.md", LINKS)))
APPENDIX = Group("appendix", (page("appendix/index.md"), page("appendix/python2.md")))


def test_parts_are_copied_before_the_appendices_until_there_are_enough():
    feed = blow_up(book(IDEAS, THREADS, APPENDIX), 5)
    names = [item.name for item in feed.items if isinstance(item, Group)]
    assert names == ["ideas", "threads", "ideas-2", "threads-2", "ideas-3", "threads-3", "appendix"]
    numbers = [entry.number for entry in entries(feed) if entry.kind == "chapter"]
    assert numbers == sorted(numbers, key=int) and len(set(numbers)) == 6


def test_links_of_a_copy_stay_among_the_copies():
    feed = blow_up(book(IDEAS, THREADS, APPENDIX), 4)
    copy = next(one for one in feed.pages if one.uri == "threads-2/locks.md")
    assert copy.url == "threads-2/locks/"
    assert '"../../ideas-2/races/#x"' in copy.html and '"../locks/">副本：第 8 章<' in copy.html
    assert '"../../appendix/python2/"' in copy.html


def test_a_book_without_chapters_is_a_sentence():
    with pytest.raises(BookError, match="no chapters to measure"):
        blow_up(book(APPENDIX))


def test_characters_are_those_of_the_text():
    feed = book(Group("ideas", (page("ideas/a.md", "<p>两个 <b>b</b></p><svg><text>xyz</text></svg>"),)))
    assert characters(feed) == 1 + 3
    assert [one.uri for one in chapters_of(IDEAS)] == ["ideas/races.md"]


def test_a_yardstick_that_is_not_there_is_a_line(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert yardstick(book(IDEAS))[1].startswith("not installed")


def test_the_yardstick_measures_the_same_pages():
    pytest.importorskip("weasyprint")
    name, shown, _ = yardstick(book(Group("ideas", (page("ideas/a.md", "<h1>锁</h1><pre>x = 1</pre>"),))))
    assert name.endswith("the book as it is") and "s of CPU" in shown
