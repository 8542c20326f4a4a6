"""The two languages of a page are compared block by block, and each difference is said with its place."""

import pytest

from press.pages.corpus import render
from press.pages.markup import site_markdown
from press.pages.parity import compare
from press.snippets.model import ROOT

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>t</title><desc>d</desc></svg>'
A, B = "/// snippet | part/chapter/a.py\n///", "/// snippet | part/chapter/b.py\n///"


@pytest.fixture
def findings(book):
    md = site_markdown(ROOT / "mkdocs.yml")
    for name in "ab":
        book.snippet(f"part/chapter/{name}.py", "# 中\n# en\nprint(1)\n", "1\n")
    for language in ("zh", "en"):
        for name in ("one", "two"):
            book.write(f"docs/assets/diagrams/{name}.{language}.svg", SVG)

    def run(zh, en):
        files = book.pair(
            "part/chapter", f"# 题\n\n## 节 {{ #s }}\n\n{zh}\n", f"# T\n\n## S {{ #s }}\n\n{en}\n"
        )
        halves = [
            render(md, file, "part/chapter", lang) for file, lang in zip(files, ("zh", "en"), strict=True)
        ]
        assert not any(half.error for half in halves)
        return compare(*halves)

    return run


SAME = {
    "paragraph": ("一段 `a`。", "A paragraph with `a`."),
    "links": (
        "[文档](https://docs.python.org/zh-cn/3/library/queue.html#queue.Queue)和[别章](running.md#s)",
        "[docs](https://docs.python.org/3/library/queue.html#queue.Queue) and [a chapter](running.md#s)",
    ),
    "links of other hosts": (
        "[甲](https://a.example/zh-cn/x/) [乙](https://zh.wikipedia.org/wiki/锁)",
        "[a](https://a.example/en-us/x/) [b](https://en.wikipedia.org/wiki/Lock)",
    ),
    "code": ("```python\n# 中\nx = 1\n```", "```python\n# en\nx = 1\n```"),
    "drawing": ("```text\n读 -> 写\n```", "```text\nread -> write\n```"),
    "snippet": (A, A),
    "list": ("1. 一\n2. 二 `x`\n    - 甲", "1. one\n2. two `x`\n    - a"),
    "table": ("| 甲 | 乙 |\n| - | - |\n| 丙 | 1 |", "| A | B |\n| - | - |\n| C | 1 |"),
    "box": ('!!! note "注意"\n    文', '!!! note "Note"\n    text'),
    "folded": ('??? question "问"\n    答', '??? question "Q"\n    answer'),
    "tabs": ('=== "甲"\n\n    一', '=== "A"\n\n    one'),
    "diagram": ("![图](../docs/assets/diagrams/one.svg)", "![drawing](../docs/assets/diagrams/one.svg)"),
    "since": ("**3.13+**{ .since } 起", "since **3.13+**{ .since }"),
}


@pytest.mark.parametrize("name", SAME)
def test_twins_are_accepted(findings, name):
    zh, en = SAME[name]
    found = findings(zh.replace("../docs/", "../"), en.replace("../docs/", "../"))
    assert not found.errors and not found.warnings


DIFFERENT = {
    "paragraph missing": ("一\n\n二", "one", "Chinese page has a paragraph that the English page has not"),
    "paragraph too many": ("一", "one\n\ntwo", "English page has a paragraph that the Chinese page has not"),
    "list item missing": ("- 一\n- 二", "- one", "has a list item that"),
    "row missing": ("|甲|\n|-|\n|1|\n|2|", "|A|\n|-|\n|1|", "a table row"),
    "cell missing": ("|甲|乙|\n|-|-|\n|1|2|", "|A|\n|-|\n|1|", "a table cell"),
    "heading level": ("### 下 { #t }", "#### Below { #t }", "has the heading <h3> that"),
    "heading id": ("### 下 { #t }", "### Below { #u }", "the ids differ: t / u"),
    "code": ("```python\nx = 1\n```", "```python\nx = 2\n```", "the code differs"),
    "drawing of another height": ("```text\n读\n写\n```", "```text\nread\n```", "the code differs"),
    "snippet": (A, B, "snippet differs"),
    "snippet missing": (f"一\n\n{A}", "one", "has the program part/chapter/a.py that"),
    "snippet option": (
        "/// snippet | part/chapter/a.py\n    highlight: print\n///", A,
        "highlight differs: 'print' / None",
    ),
    "link target": ("[甲](https://a.example/x)", "[a](https://a.example/y)", "links to https://a.example/x"),
    "link missing": ("[甲](running.md)", "a", "the Chinese links to running.md, the English does not"),
    "link of a list item": ("- [甲](running.md)\n    - 乙", "- a\n    - b", "links to running.md"),
    "box": ('!!! note "注"\n    文', '!!! warning "N"\n    text', "boxes of different kinds: note / warning"),
    "folded box": ('??? question "问"\n    答', '??? note "Q"\n    answer', "boxes of different kinds"),
    "box missing": ('!!! note "注"\n    文', "text", "has a box that"),
    "diagram": (
        "![图](../assets/diagrams/one.svg)", "![drawing](../assets/diagrams/two.svg)",
        "diagram differs: 'one' / 'two'",
    ),
    "picture": ("![图](../assets/a.png)", "![drawing](../assets/b.png)", "the Chinese shows ../assets/a.png"),
    "since": ("**3.13+**{ .since } 起", "since 3.13", "marks 3.13+"),
}  # fmt: skip


@pytest.mark.parametrize("name", DIFFERENT)
def test_differences_are_named(findings, name):
    zh, en, what = DIFFERENT[name]
    found = findings(zh, en).errors
    assert any(what in error.what for error in found), found
    assert all(error.file == "docs/part/chapter.zh.md" and error.cure for error in found)


def test_an_error_names_both_files_lines_and_headings(findings):
    (error,) = findings("一\n\n### 下 { #t }\n\n二\n\n三", "one\n\n### Below { #t }\n\ntwo").errors
    assert (error.file, error.line) == ("docs/part/chapter.zh.md", 7)
    assert "under “下” (in docs/part/chapter.en.md:7 under “Below”)" in error.what


def test_a_placeholder_is_a_warning(findings):
    found = findings("待写。", " ".join(["word"] * 60))
    assert not found.errors and "3" not in found.errors
    (warning,) = found.warnings
    assert "2 Chinese characters against 60 English words" in warning.what
    assert findings("汉" * 40, "word").warnings and not findings("汉" * 40, " ".join(["word"] * 20)).warnings
