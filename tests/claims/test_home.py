"""What the page "how to read this book" promises of labels, recordings, and ways to run a program."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from press.pages.badges import WORDS
from press.pages.downloads import ARCHIVE
from press.pages.page import Language
from press.snippets import pythons, record, run
from press.snippets.claims import RunSnippet
from press.snippets.model import ROOT, SUPPORTED, find_snippet
from press.snippets.transcript import compare

DOCS = Path(__file__).resolve().parents[2] / "docs"
Vary = Callable[[str, str, str], Path]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def page(language: Language) -> str:
    return (DOCS / f"how_to_read.{language}.md").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_are_those_beside_the_programs(language: Language) -> None:
    words = WORDS[language]
    labels = re.findall(r"(?m)^\| ([^|]+?) \|", page(language).split("{ #badges }")[1].split("\n## ")[0])
    shown = [words.exact, words.one_of_many, words.varies, words.wrong, words.exit_code.format(1)]
    shown += [words.only.format("Linux"), "gevent==26.9.0"]
    assert [label for label in labels[1:] if label != "---"] == shown
    assert words.download in page(language) and words.source in page(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_are_those_of_the_tools(language: Language) -> None:
    text = page(language)
    assert (SUPPORTED[0], SUPPORTED[-1]) == ("3.11", "3.15") and "3.11" in text and "3.15" in text
    assert record.RUNS == 5 and ("five times" in text or "五次" in text)
    assert run.FIXED["COLUMNS"] == "80" and re.search(r"80 (columns|列)", text)
    assert re.search(r"10 (seconds|秒)", text)
    assert f"({ARCHIVE})" in text


def test_the_time_limit_is_ten_seconds() -> None:
    code = "from press.snippets.run import TIMEOUT; print(TIMEOUT)"
    asked = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}
    )
    assert asked.stdout == "10.0\n", asked.stderr


def legal(name: str, old: str, new: str) -> bool:
    """Whether the recorded output with one replacement is a run that the tests accept."""
    snippet = find_snippet(f"home/{name}.py")
    recorded = snippet.path.with_suffix(".out").read_text("utf-8")
    assert re.search(old, recorded)
    return not compare(recorded, re.sub(old, new, recorded), snippet.contract)


def test_what_one_legal_order_of_many_allows() -> None:
    a, b = "A: step 1\nA: step 2\n", "B: step 1\nB: step 2\n"
    assert legal("one_order_of_many", a + b, b + a)
    assert legal("one_order_of_many", a + b, "A: step 1\nB: step 1\nA: step 2\nB: step 2\n")
    assert not legal("one_order_of_many", a, "A: step 2\nA: step 1\n")
    assert not legal("one_order_of_many", f"{b}both have ended\n", f"both have ended\n{b}")
    assert not legal("always_this", "1. before start\\(\\)\n(.*\n)", r"\g<1>1. before start()\n")


def test_what_values_vary_allows() -> None:
    assert legal("values_vary", r"took [\d.]+ s", "took 9.87 s")
    assert not legal("values_vary", r"took [\d.]+ s", "took long")
    pid = r"main: pid (\d+)\nchild: pid (\d+), parent pid \1"
    assert legal("values_vary", pid, "main: pid 41000\nchild: pid 41001, parent pid 41000")
    assert not legal("values_vary", pid, "main: pid 41000\nchild: pid 41001, parent pid 41002")
    assert not legal("values_vary", pid, "main: pid 41000\nchild: pid 41000, parent pid 41000")


def test_a_pipe_may_change_the_order_of_lines(tmp_path: Path) -> None:
    """Half of what a terminal shows at once waits in the buffer when the output is a pipe."""
    script = tmp_path / "two_writers.py"
    script.write_text('import os\nprint("print first")\nos.write(1, b"write second\\n")\n', "utf-8")
    piped = subprocess.run([sys.executable, "-X", "utf8", script], capture_output=True, text=True, env={})
    assert piped.stdout.splitlines() == ["write second", "print first"]


def test_in_a_terminal_the_order_is_that_of_the_program(run_snippet: RunSnippet, tmp_path: Path) -> None:
    script = tmp_path / "two_writers.py"
    script.write_text('import os\nprint("print first")\nos.write(1, b"write second\\n")\n', "utf-8")
    assert run_snippet(script).lines == ["print first", "write second"]


@pytest.mark.skipif(sys.platform == "win32", reason="compares start methods that Windows does not have")
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_from_standard_input_only_fork_finds_the_function(python: str, method: str) -> None:
    guard = 'if __name__ == "__main__":\n'
    chosen = f'{guard}    multiprocessing.set_start_method("{method}")\n'
    source = find_snippet("home/values_vary.py").source.replace(guard, chosen)
    interpreter = pythons.find(python)
    assert interpreter is not None
    ran = subprocess.run(
        [interpreter.executable, "-"], input=source, capture_output=True, text=True, timeout=60
    )
    assert ("child: pid" in ran.stdout) == (method == "fork"), ran.stderr


def test_the_order_without_join_is_no_promise(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """`join()` is what puts the last line last."""
    unjoined = variant_of("home/always_this.py", "thread.join()\n", "")
    slow = unjoined.read_text("utf-8").replace(
        '    print("2.', '    threading.Event().wait(0.2)\n    print("2.'
    )
    unjoined.write_text(slow, "utf-8")
    assert run_snippet(unjoined, check=False).lines[-1] == "2. the thread works"
