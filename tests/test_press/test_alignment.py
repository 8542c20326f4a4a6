"""Blocks of two rendered pages are paired by kind and order, never by words."""

import markdown
import pytest

from press.pages import alignment as al
from press.pages.alignment import Role

EXTENSIONS = [
    "admonition", "attr_list", "def_list", "footnotes", "tables", "toc",
    "pymdownx.details", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tabbed",
]  # fmt: skip
CONFIGS = {"pymdownx.tabbed": {"alternate_style": True}}


def tree(text: str) -> al.HtmlElement:
    return al.parse(markdown.markdown(text, extensions=EXTENSIONS, extension_configs=CONFIGS))


SAME_SHAPE = {
    "paragraph": ("你好 `x`。", "Hello `x`."),
    "heading": ("## 锁 { #lock }", "## Lock { #lock }"),
    "nested list": ("- 一 `a`\n    - 甲\n    - 乙", "- one `a`\n    - A\n    - B"),
    "list with code": (
        "1. 一\n\n    ```python\n    x\n    ```\n\n2. 二",
        "1. one\n\n    ```python\n    x\n    ```\n\n2. two",
    ),
    "table": ("| 甲 | 乙 |\n| - | - |\n| 丙 | 1 |", "| A | B |\n| - | - |\n| C | 1 |"),
    "admonition": ('!!! note "注意"\n\n    正文', '!!! note "Note"\n\n    body'),
    "details": ('??? question "练习"\n\n    正文', '??? question "Exercise"\n\n    body'),
    "tabs": ('=== "甲"\n\n    一\n\n=== "乙"\n\n    二', '=== "A"\n\n    one\n\n=== "B"\n\n    two'),
    "definition list": ("词\n:   义", "term\n:   meaning"),
    "footnote": ("文[^1]\n\n[^1]: 注", "text[^1]\n\n[^1]: note"),
    "quote": ("> 引", "> quote"),
}


@pytest.mark.parametrize("name", SAME_SHAPE)
def test_same_shape_pairs_completely(name):
    zh, en = map(tree, SAME_SHAPE[name])
    pairs = list(al.walk(zh, en))
    assert pairs and all(pair.zh is not None and pair.en is not None for pair in pairs)
    words = {
        al.text_of(pair.zh)
        for pair in pairs
        if al.role(pair.zh) in (Role.LEAF, Role.PROSE, Role.HEADING, Role.CODE)
    }
    assert words


@pytest.mark.parametrize(
    ("zh", "en", "alone"),
    [("一\n\n二", "one", 1), ("一", "one\n\ntwo", 1), ("- 一\n- 二", "- one", 1), ("一", "- one", 2)],
)
def test_what_has_no_answer_stands_alone(zh, en, alone):
    pairs = list(al.walk(tree(zh), tree(en)))
    assert sum(pair.zh is None or pair.en is None for pair in pairs) == alone


def test_the_line_of_a_snippet_head_is_paired_part_by_part():
    zh = al.parse('<p class="parts"><code>a.py</code> <a href="x">下载</a></p>')
    en = al.parse('<p class="parts"><code>a.py</code> <a href="x">Download</a></p>')
    assert [(pair.zh.tag, al.role(pair.zh)) for pair in al.walk(zh, en)][-1] == ("a", Role.LEAF)


def test_words_and_code():
    root = tree("## 锁 { #lock }\n\n```python\nx = 1 < 2\n```\n\n- 引子\n\n    正文")
    heading, code, items = al.elements(root)
    assert al.text_of(heading) == "锁"
    assert al.code_of(code) == "x = 1 < 2"
    assert al.role(al.elements(items)[0]) is Role.ITEM
    assert al.lead(al.parse("<li>a <b>b</b> c<ul><li>d</li></ul></li>")[0])[0] == "a "


def test_serialised_page_is_the_page():
    html = "一 &lt; 二<p>甲<br>乙</p><pre><code>a &amp; b\n</code></pre>"
    assert al.inner_html(al.parse(html)) == html
