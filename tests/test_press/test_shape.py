"""Pages have one title, ids of their own, no raw HTML; their links lead somewhere."""

import pytest

from press.pages.gates import Book, run


@pytest.fixture
def errors(book):
    def check(gate, text, language="en"):
        book.menu("part/a.md", "part/b.md")
        book.pair("part/b", "# 乙\n\n## 节 { #there }\n\n文\n", "# B\n\n## S { #there }\n\ntext\n")
        book.write("docs/part/n.en.ipynb", '{"cells": [{"cell_type": "markdown", "source": ["# T"]}]}')
        book.write("docs/assets/photo.png", "")
        other = {"zh": "# 甲\n\n文\n", "en": "# A\n\ntext\n"} | {language: text}
        book.pair("part/a", other["zh"], other["en"])
        return [str(error) for error in run(Book(book.root), gate).errors]

    return check


SHAPES = {
    "no title": ("words\n", "docs/part/a.en.md:1: a page without a title"),
    "second title": ("# A\n\n# B\n", "docs/part/a.en.md:3: a second title"),
    "heading above the title": ("## S { #s }\n\n# A\n", "docs/part/a.en.md:1: a heading above the title"),
    "id on the title": ("# A { #a }\n", "docs/part/a.en.md:1: an id on the title"),
    "no id": ("# A\n\n## Words\n", "docs/part/a.en.md:3: a heading without an id of its own: Words"),
    "bad id": ("# A\n\n## Words { #Two_Words }\n", "docs/part/a.en.md:3: a heading without an id of its own"),
    "id twice": ("# A\n\n## B { #x }\n\n## C { #x }\n", "docs/part/a.en.md:3: the id 'x' is there 2 times"),
    "level skipped": ("# A\n\n### B { #x }\n", "docs/part/a.en.md:3: level 3 below level 1"),
    "raw HTML": ("# A\n\na<br>b\n", "docs/part/a.en.md:3: raw HTML: <br>"),
    "code without a fence": ("# A\n\n    x = 1\n", "docs/part/a.en.md:3: code without a fence: x = 1"),
}


def test_a_line_too_long_for_the_page_is_named(book, errors):
    book.write("snippets/part/a/fits.py", "# " + "字" * 35 + "\n# /// script\n# " + "x" * 80 + "\n# ///\n")
    book.write("snippets/part/a/exercises/e_check.py", "x" * 80 + "\n")
    book.write("snippets/part/a/wide.py", "pass\n# " + "字" * 36 + "\n")
    (found,) = errors("shape", "# A\n\ntext\n")
    assert found.startswith("snippets/part/a/wide.py:2: 74 columns; a program has 72 at most")


@pytest.mark.parametrize("name", SHAPES)
def test_a_bad_shape_is_named(errors, name):
    text, expected = SHAPES[name]
    found = errors("shape", text)
    assert any(expected in error and "to mend it: " in error for error in found), found


GOOD = (
    "# A\n\nText `<br>` and <https://a.example/>.\n\n## B { #b }\n\n### C { #c-2 }\n\n"
    "```text\n# no heading\n<b>\n```\n\n- item\n\n    words\n\n    ```python\n    x = 1\n    ```\n"
)


def test_a_good_shape_passes(errors):
    assert not errors("shape", GOOD)


LINKS = {
    "page": ("[x](gone.md)", "a broken link: gone.md", "exist"),
    "page in another folder": ("[x](../b.md)", "a broken link: ../b.md", "did you mean b.md?"),
    "anchor": ("[x](b.md#here)", "a broken anchor: b.md#here", "there"),
    "own anchor": ("[x](#here)", "a broken anchor: #here", "no ids"),
    "notebook": ("[x](gone.ipynb)", "a broken link", "exist"),
    "asset": ("[x](../assets/gone.png)", "a broken link", "exist"),
    "with a language": ("[x](b.en.md)", "a link with a language", "leave the language out"),
    "absolute": ("[x](/part/b/)", "an absolute link", "own folder"),
    "without encryption": ("[x](http://a.example/)", "a link without encryption", "https"),
    "Chinese documentation": (
        "[x](https://docs.python.org/zh-cn/3/a.html)",
        "Chinese documentation",
        "/3/a.html",
    ),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_bad_link_is_named(errors, name):
    text, what, cure = LINKS[name]
    (found,) = errors("links", f"# A\n\n- words {text}\n")
    assert f"docs/part/a.en.md:3: {what}" in found and cure in found


def test_a_chinese_page_links_to_the_chinese_documentation(errors):
    (found,) = errors("links", "# 甲\n\n[文档](https://docs.python.org/3/library/queue.html)\n", "zh")
    assert "link to https://docs.python.org/zh-cn/3/library/queue.html" in found
    assert not errors("links", "# 甲\n\n[旧文档](https://docs.python.org/2.7/library/queue.html)\n", "zh")


def test_good_links_pass(errors):
    links = "b.md", "b.md#there", "n.ipynb", "../assets/photo.png", "../snippets.zip", "https://a.example/x"
    assert not errors("links", "# A\n\n" + "\n".join(f"[x]({link})" for link in links))
    assert not errors("links", "# A\n\n[x](https://docs.python.org/3/a.html) and a note[^1]\n\n[^1]: note\n")
