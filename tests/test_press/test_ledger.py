"""Whatever is not accounted for is named: fences, programs, outputs, drawings, twins, pages off the menu."""

import pytest

from press.pages.gates import GATES, Book, run

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>t</title><desc>d</desc></svg>'
BODY = "(assets/diagrams/one.svg)\n\n/// snippet | part/chapter/a.py\n///\n\n```python\nx = 1\n```\n"
ZH = f"# 题\n\n![图]{BODY}"
EN = f"# T\n\n![one]{BODY}"
NOT_RUN = '\n```{.python data-notest="needs two computers"}\ny = 1\n```\n'


@pytest.fixture
def sound(book):
    """A small book in which everything is accounted for."""
    book.menu("index.md")
    book.snippet("part/chapter/a.py", "print(1)\n", "1\n")
    book.pair("index", ZH + NOT_RUN, EN + NOT_RUN)
    for language in ("zh", "en"):
        book.write(f"docs/assets/diagrams/one.{language}.svg", SVG)
    return book


def problems(book):
    return [str(problem) for problem in Book(book.root).ledger.problems]


def test_the_account_of_a_sound_book(sound):
    ledger = Book(sound.root).ledger
    assert not ledger.problems
    entry = ledger.entries[0]
    assert (entry.page.file, entry.snippets, entry.diagrams, entry.fences_run) == (
        "docs/index.zh.md",
        1,
        1,
        1,
    )
    assert entry.not_run == [(12, "needs two computers")]
    for gate in GATES:
        assert not run(Book(sound.root), gate).errors, gate


def edit(path, old, new):
    def break_it(book):
        file = book.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return break_it


def write(path, text):
    return lambda book: book.write(path, text)


def delete(path):
    return lambda book: (book.root / path).unlink()


def write_exercise(book, *kinds):
    source = "# exercise: part/chapter/x\nprint(1)\n"
    for kind in kinds:
        book.write(f"snippets/part/chapter/exercises/x_{kind}.py", source)
    if "solution" in kinds:
        book.snippet("part/chapter/exercises/x_solution.py", source, "1\n")


def set_in(book, *languages):
    for language in languages:
        file = book.root / f"docs/index.{language}.md"
        file.write_text(file.read_text("utf-8") + "\n/// exercise | part/chapter/x\n///\n", "utf-8")


ENTRY = '{"source": "", "out": {}, "python": "", "system": "", "ran": []}'
BROKEN = {
    "no twin": (delete("docs/index.en.md"), "docs/index.zh.md: a page without its twin"),
    "notebook without twin": (
        write("docs/n.zh.ipynb", '{"cells": []}'),
        "docs/n.zh.ipynb: a page without its twin",
    ),
    "page without language": (
        write("docs/notes.md", "# T\n"),
        "docs/notes.md: a page that does not say its language",
    ),
    "page not in the menu": (
        lambda book: book.pair("extra", "# 题\n", "# T\n"),
        "docs/extra.zh.md: a page that is not in the menu",
    ),
    "menu without page": (
        edit("mkdocs.yml", "- index.md", "- index.md\n- gone.md"),
        ": nav names a page that is not there: gone.md",
    ),
    "wrong path": (
        edit("docs/index.en.md", "chapter/a.py", "chapter/b.py"),
        "docs/index.en.md:5: snippets/part/chapter/b.py",
    ),
    "fence nobody sees": (
        edit("docs/index.en.md", "```python", "```python notest"),
        "docs/index.en.md:8: the site does not see",
    ),
    "console session": (
        edit("docs/index.en.md", "```python", "```pycon"),
        "docs/index.en.md:8: a console session",
    ),
    "no reason": (
        edit("docs/index.en.md", "needs two computers", ""),
        "docs/index.en.md:12: a fence not to be run",
    ),
    "program on no page": (
        lambda book: book.snippet("part/chapter/b.py", "print(1)\n", "1\n"),
        "snippets/part/chapter/b.py: a program that no page shows",
    ),
    "program in one language": (
        lambda book: (
            book.snippet("part/chapter/b.py", "print(1)\n", "1\n"),
            edit("docs/index.en.md", "chapter/a.py", "chapter/b.py")(book),
        ),
        "snippets/part/chapter/b.py: only a page in en shows it",
    ),
    "program not recorded": (
        lambda book: book.snippet("part/other/b.py", "print(1)\n", "1\n", record=False),
        "snippets/part/other/b.py: a program that was never recorded",
    ),
    "recorded, but gone": (
        edit("snippets/part/chapter/recorded.json", '{"a.py": {', '{"b.py": ' + ENTRY + ', "a.py": {'),
        "snippets/part/chapter/recorded.json: b.py is recorded, but is not there",
    ),
    "output of nothing": (
        write("snippets/part/chapter/z.out", "1\n"),
        "snippets/part/chapter/z.out: an output of no program",
    ),
    "old output of nothing": (
        write("snippets/part/chapter/z@3.12.out", "1\n"),
        "z@3.12.out: an output of no program",
    ),
    "trace of nothing": (
        write("snippets/part/chapter/z.trace.json", "{}"),
        "z.trace.json: a trace of no program",
    ),
    "listed, but shown": (
        write("snippets/unshown.toml", '"part/chapter/a.py" = "why"'),
        "is listed, but a page shows it",
    ),
    "listed, but gone": (
        write("snippets/unshown.toml", '"part/chapter/z.py" = "why"'),
        "is listed, but is not there",
    ),
    "listed without reason": (
        lambda book: (
            book.snippet("part/chapter/b.py", "print(1)\n", "1\n"),
            book.write("snippets/unshown.toml", '"part/chapter/b.py" = ""'),
        ),
        "part/chapter/b.py is listed without a reason",
    ),
    "exercise on no page": (
        lambda book: write_exercise(book, "start", "solution", "check"),
        "x_start.py: an exercise that no page in zh or en sets",
    ),
    "exercise in one language": (
        lambda book: (write_exercise(book, "start", "solution", "check"), set_in(book, "zh")),
        "x_start.py: an exercise that no page in en sets",
    ),
    "exercise without checker": (
        lambda book: write_exercise(book, "start", "solution"),
        "x_check.py: exercise part/chapter/x has no check",
    ),
    "set without checker": (
        lambda book: (write_exercise(book, "start", "solution"), set_in(book, "zh", "en")),
        "docs/index.zh.md:16: snippets/part/chapter/exercises/x_check.py: exercise part/chapter/x has no",
    ),
    "part of no exercise": (
        write("snippets/part/chapter/exercises/x.py", "print(1)\n"),
        "x.py: a program that is part of no exercise",
    ),
    "drawing in one language": (
        delete("docs/assets/diagrams/one.en.svg"),
        "docs/assets/diagrams/one.en.svg: there is no such diagram",
    ),
    "unused drawing in one language": (
        write("docs/assets/diagrams/two.zh.svg", SVG),
        "two.zh.svg: a drawing in one language",
    ),
    "unused drawing": (
        write("docs/assets/diagrams/two.zh.svg", SVG),
        "two.zh.svg: a drawing that no page shows",
    ),
    "drawing without language": (
        write("docs/assets/diagrams/two.svg", SVG),
        "two.svg: a drawing that does not say its language",
    ),
    "unsound drawing": (
        edit("docs/assets/diagrams/one.zh.svg", "<desc>d</desc>", ""),
        "one.zh.svg:1: no <desc>",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_not_accounted_for_is_named(sound, name):
    break_it, expected = BROKEN[name]
    break_it(sound)
    found = problems(sound)
    assert any(expected in problem and "to mend it: " in problem for problem in found), found


def test_an_exercise_on_both_pages_is_accounted_for(sound):
    write_exercise(sound, "start", "solution", "check")
    set_in(sound, "zh", "en")
    assert not problems(sound)
    for gate in GATES:
        assert not run(Book(sound.root), gate).errors, gate


def test_a_program_on_no_page_may_have_a_reason(sound):
    sound.snippet("part/chapter/b.py", "print(1)\n", "1\n")
    sound.write("snippets/unshown.toml", '"part/chapter/b.py" = "for download only"')
    assert not problems(sound)
    assert Book(sound.root).ledger.unshown == {"part/chapter/b.py": "for download only"}
