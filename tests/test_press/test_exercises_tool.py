"""The exercises' tool: each kind of attempt gets its verdict, each mistake of an author its sentence."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown

from press.errors import BookError
from press.exercises import checking, command
from press.exercises.checking import check_attempt
from press.exercises.exercise import Exercise, all_exercises, is_part, named_in, strays
from press.pages.downloads import programs
from press.snippets import model
from press.snippets.listing import displayed
from press.snippets.model import is_snippet

START = """\
# exercise: part/chapter/double
import threading

def double(n):
    return n

print(double(2))
"""
SOLUTION = START.replace("return n\n", "return 2 * n\n")
CHECK = '''
"""double(n) is 2 n."""
import threading
from press.exercises import Attempt

def check(attempt: Attempt) -> None:
    run = attempt.run("4", code=0)
    attempt.expect(run.lines == ["4"], zh="应打印 4。", en="it should print 4.")
    module = attempt.load("double")
    attempt.expect(attempt.check_in_time(module.double, 5, seconds=0.5) == 10, zh="二倍。", en="Twice.")
    attempt.expect(not attempt.uses("sleep"), zh="不要睡。", en="Do not sleep.")
'''


@pytest.fixture
def exercise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Exercise:
    """An exercise in a book of its own."""
    snippets = tmp_path / "snippets"
    folder = snippets / "part" / "chapter" / "exercises"
    folder.mkdir(parents=True)
    for module in (model,):
        monkeypatch.setattr(module, "ROOT", tmp_path)
        monkeypatch.setattr(module, "SNIPPETS", snippets)
    (folder / "double_start.py").write_text(START, "utf-8")
    (folder / "double_solution.py").write_text(SOLUTION, "utf-8")
    (folder / "double_check.py").write_text(CHECK, "utf-8")
    return Exercise("part/chapter/double")


@pytest.fixture
def attempt(tmp_path: Path) -> Callable[[str], Path]:
    def write(source: str) -> Path:
        file = tmp_path / "mine.py"
        file.write_text(textwrap.dedent(source), "utf-8")
        return file

    return write


ATTEMPTS = {
    "right": ("right", SOLUTION, ""),
    "wrong, as it is given": ("wrong", START, "应打印 4。"),
    "the output by heart": ("wrong", "# exercise: part/chapter/double\nprint(4)\n", "double"),
    "the wrong way": ("wrong", SOLUTION + "from time import sleep\n", "不要睡。"),
    "an exception": ("crashed", SOLUTION.replace("print", "1 / 0, print"), "退出码 1"),
    "an exception when called": ("crashed", SOLUTION.replace("2 * n", "[4][n - 2]"), "IndexError"),
    "a hang": (
        "hangs",
        SOLUTION.replace("return 2 * n", "return 4 if n < 5 else threading.Event().wait()"),
        "没有返回",
    ),
    "no Python": ("unreadable", "# exercise: part/chapter/double\ndef double(n)\n", "第 2 行"),
    "no text": ("unreadable", "# exercise: part/chapter/double\n'\0'\n", "文件"),
    "the end of the process": (
        "crashed",
        SOLUTION + "if __name__ != '__main__':\n    import os\n    os._exit(0)\n",
        "整个进程",
    ),
    "sys.exit where it is imported": (
        "crashed",
        SOLUTION + "if __name__ != '__main__':\n    raise SystemExit(2)\n",
        "SystemExit",
    ),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_verdict(name: str, exercise: Exercise, attempt: Callable[[str], Path]) -> None:
    kind, source, words = ATTEMPTS[name]
    verdict = check_attempt(exercise, attempt(source))
    assert verdict.kind == kind, verdict
    assert words in verdict.zh
    assert bool(verdict.zh) == bool(verdict.en) == (kind != "right")


def test_a_hang_shows_where_the_threads_stand(exercise: Exercise, attempt: Callable[[str], Path]) -> None:
    verdict = check_attempt(exercise, attempt(ATTEMPTS["a hang"][1]))
    assert "Thread check:" in verdict.saw and "threading.Event().wait()" in verdict.saw
    assert "press/exercises" not in verdict.saw


def test_a_hang_outside_of_check_in_time(
    exercise: Exercise, attempt: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "TIMEOUT", 0.5)
    source = SOLUTION + "if __name__ != '__main__':\n    threading.Event().wait()\n"
    verdict = check_attempt(exercise, attempt(source))
    assert verdict.kind == "hangs" and "threading.Event().wait()" in verdict.saw


def test_a_checker_at_fault_is_not_the_readers_fault(exercise: Exercise) -> None:
    exercise.file("check").write_text("def check(attempt):\n    attempt.nothing()\n", "utf-8")
    verdict = check_attempt(exercise, exercise.file("solution"))
    assert verdict.kind == "checker" and "nothing" in verdict.saw


def test_a_copy_with_other_texts_is_run_instead(exercise: Exercise) -> None:
    exercise.file("check").write_text(
        "def check(attempt):\n"
        "    run = attempt.run(replace={'double(2)': 'double(21)'}, chaos=1)\n"
        "    attempt.expect(run.lines == ['42'], zh='不', en='no')\n",
        "utf-8",
    )
    assert check_attempt(exercise, exercise.file("solution")).kind == "right"
    assert exercise.file("solution").read_text("utf-8") == SOLUTION


def test_what_a_reader_is_told(
    exercise: Exercise, attempt: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.check_file(attempt(START)) == 1
    told = capsys.readouterr().out
    assert "还不对 · not yet" in told and "应打印 4。" in told and "it should print 4." in told
    assert told.endswith("it printed:\n  2\n")
    assert command.check_file(attempt(SOLUTION)) == 0
    assert capsys.readouterr().out == "part/chapter/double: 对了 · right\n"


@pytest.mark.parametrize(
    ("source", "asked", "what"),
    [
        ("print(4)\n", None, "its first lines do not say which exercise it is"),
        ("# exercise: part/chapter/dubble\n", None, "part/chapter/double"),
        (SOLUTION, "part/chapter/none", "there is no exercise part/chapter/none"),
    ],
)
def test_nothing_to_check(
    source: str, asked: str | None, what: str, exercise: Exercise, attempt: Callable[[str], Path]
) -> None:
    with pytest.raises(BookError) as caught:
        command.check_file(attempt(source), asked)
    assert what in str(caught.value)
    assert command.run([str(attempt(source)), *(["--exercise", asked] if asked else [])]) == 1
    with pytest.raises(BookError, match="no such file"):
        command.check_file(Path("nowhere.py"))


def test_it_needs_no_package(tmp_path: Path) -> None:
    """As a reader runs it: `python -m press check FILE` on a Python that has nothing installed."""
    file = next(one for one in all_exercises() if one.name == "ideas/races/transfer").file("solution")
    root = Path(__file__).resolve().parents[2]
    command_line = [sys._base_executable, "-I", "-S", "-c"]
    program = (
        f"import sys, runpy; sys.path.insert(0, {str(root)!r}); runpy.run_module('press', alter_sys=True)"
    )
    program = f"import sys; sys.argv = ['press', 'check', {str(file)!r}]; {program}"
    ended = subprocess.run([*command_line, program], capture_output=True, text=True, encoding="utf-8")
    assert (ended.returncode, ended.stderr) == (0, "") and "right" in ended.stdout


def test_first_line() -> None:
    assert named_in("\ufeff#!/usr/bin/env python\n# exercise: a/b/c\n") == "a/b/c"
    assert named_in("print()\n" * 6 + "# exercise: a/b/c\n") is None
    shown = displayed("# exercise: a/b/c\n# 中文\n# English\nx = 1\n", "zh")
    assert shown == "# exercise: a/b/c\n# 中文\nx = 1\n"


def test_only_the_solution_is_a_snippet(exercise: Exercise) -> None:
    assert [is_snippet(exercise.file(kind)) for kind in ("start", "solution", "check")] == [
        False,
        True,
        False,
    ]
    assert is_part(exercise.file("check")) == "check" and is_part(Path("a/x_check.py")) is None
    saved = {path.name for path in programs(model.SNIPPETS)}
    assert saved == {"double_start.py", "double_solution.py"}


def test_what_is_missing_of_an_exercise(exercise: Exercise) -> None:
    assert [one.name for one in all_exercises()] == [exercise.name] and not list(exercise.problems())
    exercise.file("check").unlink()
    exercise.file("start").write_text("print()\n", "utf-8")
    (exercise.folder / "other.py").write_text("", "utf-8")
    found = [str(problem) for problem in exercise.problems()]
    assert ["first line does not name" in found[0], "has no check" in found[1]] == [True, True]
    assert [path.name for path in strays()] == ["other.py"]


# ── the block ─────────────────────────────────────────────────────────────────────────────────────────


def convert(text: str, edition: str = "zh") -> str:
    extensions = ["press.snippet", "pymdownx.superfences"]
    configs = {"press.snippet": {"edition": edition}}
    return Markdown(extensions=extensions, extension_configs=configs).convert(text)


@pytest.mark.parametrize(
    ("edition", "words"), [("zh", ["参考答案", "怎样检查"]), ("en", ["A solution", "how to check"])]
)
def test_the_block_shows_start_command_and_closed_solution(edition: str, words: list[str]) -> None:
    tree = html.fragment_fromstring(convert("/// exercise | ideas/races/transfer\n///\n", edition), "div")
    box = tree.xpath(".//div[@data-exercise]")[0]
    start, solution = (str(one) for one in box.xpath(".//figure/@data-snippet"))
    assert start.endswith("transfer_start.py") and solution.endswith("transfer_solution.py")
    assert box.xpath("./figure//code[contains(., '# exercise: ideas/races/transfer')]")
    assert box.xpath("./details[not(@open)]/figure//pre[contains(., 'transfers made: 1')]")
    assert box.xpath("string(./pre)") == "python -m press check transfer_start.py"
    assert all(word in str(box.text_content()) for word in words)
    idents = [str(ident) for ident in tree.xpath(".//@id")]
    assert len(idents) == len(set(idents))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("/// exercise\n///\n", "without a name"),
        ("/// exercise | ideas/races/transfr\n///\n", "did you mean ideas/races/transfer?"),
        ("/// exercise | transfer\n///\n", "there is no exercise"),
        ("/// exercise | ideas/races/transfer\n    show: code\n///\n", "an exercise block has no options"),
        ("/// exercise | ideas/races/transfer\n\ntext\n///\n", "there is text in the block"),
    ],
)
def test_a_mistake_in_the_block_is_a_sentence(text: str, what: str) -> None:
    with pytest.raises(BookError) as caught:
        convert(text)
    assert what in str(caught.value)
