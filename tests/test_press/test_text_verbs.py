"""The verbs of the text print sentences and tables, never tracebacks, and fail when something is wrong."""

import os
import subprocess
import sys

import pytest


@pytest.fixture
def press(book):
    book.menu("index.md")
    book.snippet("part/chapter/a.py", "print(1)\n", "1\n")
    text = '\n\n/// snippet | part/chapter/a.py\n///\n\n```{{.python data-notest="{}"}}\ny = 1\n```\n'
    reason = "needs two computers"
    book.pair("index", "# 题" + text.format(reason), "# T" + text.format(reason))

    def run(*arguments):
        env = {**os.environ, "PRESS_ROOT": str(book.root), "COLUMNS": "100", "NO_COLOR": "1"}
        command = [sys.executable, "-m", "press", *arguments]
        done = subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8")
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return run


def test_a_sound_book(press):
    done = press("gates")
    assert done.returncode == 0 and "2 pages, 1 programs: no errors" in done.stdout
    done = press("ledger")
    assert done.returncode == 0
    assert "not run: docs/index.zh.md:6: needs two computers" in done.stdout
    assert "1 programs, 0 of them on no page" in done.stdout


def test_mistakes_are_sentences_and_a_failure(book, press):
    book.write("docs/index.en.md", "# T\n\nTeh lock，[x](gone.md)\n")
    book.write("snippets/unshown.toml", '"part/chapter/z.py" = "for download"\n')
    done = press("gates")
    assert done.returncode == 1
    for sentence in (
        "docs/index.en.md:3: misspelled: Teh",
        "docs/index.en.md:3: full-width punctuation in English",
        "docs/index.en.md:3: a broken link: gone.md",
        "the Chinese page has the program part/chapter/a.py that the English page has not",
        "snippets/part/chapter/a.py: only a page in zh shows it",
    ):
        assert sentence in done.stdout
    done = press("ledger")
    assert done.returncode == 1 and "part/chapter/z.py is listed, but is not there" in done.stdout


def test_one_gate_by_name(press):
    done = press("gates", "spelling")
    assert done.returncode == 0 and "spelling" in done.stdout and "parity" not in done.stdout
    done = press("gates", "grammar")
    assert done.returncode == 1 and "there is no gate 'grammar'" in done.stderr


def test_a_new_chapter(book, press):
    done = press("new-chapter", "threads", "one_lock")
    assert done.returncode == 0
    assert "wrote docs/threads/one_lock.zh.md" in done.stdout and "- threads/one_lock.md" in done.stdout
    assert (book.root / "docs/threads/one_lock.en.md").exists()
    done = press("new-chapter", "threads", "one_lock")
    assert done.returncode == 1 and "is there already" in done.stderr
