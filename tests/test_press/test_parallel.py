"""The parallel page: code once, words side by side, differences reported with their heading."""

from __future__ import annotations

import re
from collections import Counter
from types import SimpleNamespace

import lxml.html
import markdown
import pytest

from press.pages import home
from press.pages.parallel import merge_html, merge_toc

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "toc", "pymdownx.details",
    "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tabbed",
]  # fmt: skip
SETTINGS = {"pymdownx.tabbed": {"alternate_style": True}, "toc": {"permalink": "¶"}}


def html(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS, extension_configs=SETTINGS)


def merged(zh: str, en: str) -> tuple[str, list[str]]:
    """The parallel page of two Markdown texts, and what was reported."""
    said: list[str] = []
    return merge_html(html(zh), html(en), said.append), said


def squeezed(page: str) -> str:
    return re.sub(r"\s+", " ", page)


CASES = {
    "paragraph": ("你好 `x`。", "Hello `x`.", '<div class="bi"><p lang="zh-Hans">你好 <code>x</code>。</p>'),
    "equal paragraph": ("`x`", "`x`", "<p><code>x</code></p>"),
    "heading": (
        "## 锁 { #a }",
        "## Lock { #a }",
        '锁 <span class="bi-en" lang="en">Lock</span><a class="headerlink"',
    ),
    "tight list": ("- 一 `a`\n- 二", "- one `a`\n- two", '二 <span class="bi-en" lang="en">two</span>'),
    "nested list": (
        "- 一 `a` 和 [b](c.md)\n    - 甲\n    - 乙",
        "- one `a` and [b](c.md)\n    - A\n    - B",
        '<span class="bi-en" lang="en">one <code>a</code> and <a href="c.md">b</a>',
    ),
    "loose list": (
        "1. 一\n\n    ```python\n    x\n    ```\n\n2. 二",
        "1. one\n\n    ```python\n    x\n    ```\n\n2. two",
        "bi",
    ),
    "table": ("| 甲 | 乙 |\n| - | - |\n| 丙 | 1 |", "| A | B |\n| - | - |\n| C | 1 |", "<td>1</td>"),
    "admonition": (
        '!!! note "注"\n\n    文',
        '!!! note "Note"\n\n    text',
        '注 <span class="bi-en" lang="en">Note',
    ),
    "details": (
        '??? question "练习"\n\n    文',
        '??? question "Exercise"\n\n    text',
        "<summary>练习 <span",
    ),
    "tabs": (
        '=== "甲"\n\n    一\n\n=== "乙"\n\n    二',
        '=== "A"\n\n    one\n\n=== "B"\n\n    two',
        "tabbed-labels",
    ),
    "definitions": ("词\n:   义", "term\n:   meaning", '义 <span class="bi-en" lang="en">meaning</span>'),
    "footnote": ("文[^1]\n\n[^1]: 注", "text[^1]\n\n[^1]: note", "footnote"),
    "quotation": ("> 引", "> quote", 'class="bi"'),
    "picture": ("![图](a.png)", "![figure](a.png)", "a.png"),
}


@pytest.mark.parametrize("name", CASES)
def test_blocks_that_answer_each_other(name: str) -> None:
    zh, en, part = CASES[name]
    page, said = merged(zh, en)
    assert not said
    assert part in squeezed(page)


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_lost_and_ids_stay_unique(name: str) -> None:
    zh, en, _ = CASES[name]
    tree = lxml.html.fromstring(f"<div>{merged(zh, en)[0]}</div>")
    words = tree.text_content() + "".join(tree.xpath("//@alt"))
    for text in (zh, en):
        for word in re.findall(r"[A-Za-z\u4e00-\u9fff]{2,}", re.sub(r"\[\^|\(.*?\)|#\w+|[!`]\w+", "", text)):
            assert word in words or word in ("note", "question", "python", "abbr")
    assert not [name for name, times in Counter(tree.xpath("//@id")).items() if times > 1]


def test_code_stands_once() -> None:
    page, said = merged("```python\nx = 1\n```", "```python\nx = 1\n```")
    assert not said and page.count("<pre") == 1


def test_a_page_with_itself_is_itself() -> None:
    text = "# 一\n\n文 `x` & <b>粗</b>\n\n```python\nif a < b: pass\n```"
    page, said = merged(text, text)
    assert not said and squeezed(page) == squeezed(html(text))


DIFFERENCES = {
    "a paragraph more": (
        "## 甲 { #a }\n\n一\n\n二",
        "## A { #a }\n\none",
        "under “甲 / A”: only the zh page has <p> 二",
    ),
    "a paragraph less": ("一", "one\n\ntwo", "under the top of the page: only the en page has <p> two"),
    "a list item more": ("- 一\n- 二", "- one", "only the zh page has <li> 二"),
    "other code": (
        "```text\na\n```",
        "```text\nb\n```",
        "code or output differs between the languages, it begins 'a'",
    ),
    "other ids": ("## 一 { #a }", "## one { #b }", "the heading's ids differ: { #a } in zh, { #b } in en"),
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_differences_are_reported_with_their_heading(name: str) -> None:
    zh, en, what = DIFFERENCES[name]
    said = merged(zh, en)[1]
    assert len(said) == 1 and what in said[0]


def test_what_has_no_answer_is_shown_where_it_belongs() -> None:
    page, _ = merged("一\n\n```text\nx\n```\n\n三", "one\n\ntwo\n\n```text\nx\n```\n\nthree")
    assert page.index("one") < page.index("two") < page.index("<pre") < page.index("three")
    assert 'lang="en" class="bi-only"' in page or 'class="bi-only"' in page


def test_the_table_of_contents_has_both_titles() -> None:
    def item(title: str, *children: SimpleNamespace) -> SimpleNamespace:
        return SimpleNamespace(title=title, children=list(children))

    zh, en = [item("锁", item("GIL"))], [item("Lock", item("GIL"))]
    merge_toc(zh, en)
    assert zh[0].title == '锁 <small lang="en">Lock</small>'
    assert zh[0].children[0].title == "GIL"


def test_the_home_page_stands_in_two_columns() -> None:
    page = home.lay_out(
        '<h1>书</h1><p>一</p><figure class="snippet">x</figure><p>二</p><h2 id="a">甲</h2><p>三</p>'
    )
    tree = lxml.html.fromstring(page)
    assert [part.get("class") for part in tree.iter("section", "div", "figure")][:4]
    opening = lxml.html.fromstring(f"<div>{page}</div>").xpath("//div[@class='opening']/*")
    assert [part.get("class") for part in opening] == ["opening__words", "snippet", "opening__words"]
    assert (
        '<section class="home-part"><h2 id="a">甲</h2><div class="home-part__body"><p>三</p></div></section>'
        in page
    )
