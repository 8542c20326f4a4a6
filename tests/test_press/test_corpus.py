"""Pages and notebooks are rendered alike, and lines are those of the files."""

import json

from press.pages.corpus import notebook_text
from press.pages.gates import Book, run


def notebook(*cells):
    """As the notebook writer stores it: indented by one, each line of a cell on a line of its own."""
    table = [
        {"cell_type": kind, "metadata": {}, "source": text.splitlines(keepends=True)} for kind, text in cells
    ]
    return json.dumps({"cells": table, "nbformat": 4}, indent=1, ensure_ascii=False)


ZH = ("markdown", '# 题\n\n见"引号"。'), ("code", "x = 1\ny = 2"), ("markdown", "## 节 { #s }\n\n文")
EN = ("markdown", '# T\n\nSee "quotes".'), ("code", "x = 1\ny = 2"), ("markdown", "## S { #s }\n\ntext")


def test_lines_are_those_of_the_file():
    source = notebook(*ZH)
    text, numbers = notebook_text(source)
    rows = source.split("\n")
    lines = text.split("\n")
    assert len(lines) == len(numbers)
    for line, number in zip(lines, numbers, strict=True):
        if line and not line.startswith("```"):
            assert json.dumps(line, ensure_ascii=False)[1:-1] in rows[number - 1]


def check(book, gate, zh, en):
    book.menu("part/n.ipynb")
    book.write("docs/part/n.zh.ipynb", notebook(*zh))
    book.write("docs/part/n.en.ipynb", notebook(*en))
    return [str(error) for error in run(Book(book.root), gate).errors]


def test_gates_look_at_notebooks(book):
    assert not check(book, "parity", ZH, EN) and not check(book, "shape", ZH, EN)
    (missing,) = check(book, "parity", ZH, EN[:2])[:1]
    assert "docs/part/n.zh.ipynb" in missing and "the Chinese page has" in missing
    code = EN[0], ("code", "x = 2"), EN[2]
    assert any("the code differs" in error for error in check(book, "parity", ZH, code))
    (straight,) = {error.split(":")[1] for error in check(book, "typography", ZH, EN)}
    assert "quote" not in straight and '见\\"引号' in notebook(*ZH).split("\n")[int(straight) - 1]
    link = ("markdown", "# T\n\n[x](gone.md)"), *EN[1:]
    assert "a broken link: gone.md" in check(book, "links", ZH, link)[0]


def test_readme_is_read_too(book):
    book.menu()
    book.write("README.md", "# Book\n\nTeh book\n\n```sh\nteh\n```\n")
    book.write("README.zh.md", "# 书\n\n这是Python 书\n")
    (english,) = run(Book(book.root), "spelling").errors
    assert (english.file, english.line) == ("README.md", 3)
    chinese = run(Book(book.root), "typography").errors
    assert {(error.file, error.line) for error in chinese} == {("README.zh.md", 3)}
    assert not run(Book(book.root), "ledger").errors


def test_comments_reasons_and_drawings_are_read_too(book):
    book.menu("part/a.md")
    source = "# 使用Lock\n# Teh lock\nprint(1)\n"
    book.snippet("part/a/x.py", source, "1\n", "[tool.press]\nwrong-on-purpose = '竞争条件 / teh race'")
    for language, title in (("zh", "使用Lock"), ("en", "teh lock")):
        texts = f"<title>{title}</title><desc>d</desc>"
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">\n{texts}</svg>'
        book.write(f"docs/assets/diagrams/one.{language}.svg", svg)
    text = "\n\n/// snippet | part/a/x.py\n///\n\n![a](../assets/diagrams/one.svg)\n"
    book.pair("part/a", "# 题" + text, "# T" + text)
    places = {
        gate: {(error.file, error.line) for error in run(Book(book.root), gate).errors}
        for gate in ("typography", "glossary", "spelling", "ledger")
    }
    assert places == {
        "typography": {("snippets/part/a/x.py", 1), ("docs/assets/diagrams/one.zh.svg", 2)},
        "glossary": {("snippets/part/a/x.py", 7)},
        "spelling": {
            ("snippets/part/a/x.py", 2),
            ("snippets/part/a/x.py", 7),
            ("docs/assets/diagrams/one.en.svg", 2),
        },
        "ledger": set(),
    }
