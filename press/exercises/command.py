"""`python -m press check FILE`: tell a reader whether an exercise is solved, in both languages.

Needs no package and no set-up: a reader has a Python and this repository.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from press.errors import BookError
from press.exercises.checking import Verdict, check_attempt
from press.exercises.exercise import Exercise, all_exercises, named_in

CAUSES = {
    "wrong": ("还不对", "not yet"),
    "crashed": ("还不对：程序出错", "not yet: it fails"),
    "hangs": ("还不对：程序卡住", "not yet: it hangs"),
    "unreadable": ("还不能运行", "cannot be run yet"),
    "checker": ("没有检查成", "not checked"),
}
SAW = {
    "wrong": "它打印 · it printed:",
    "crashed": "看到的 · what was seen:",
    "hangs": "线程停在 · where the threads stand:",
    "checker": "回溯 · traceback:",
}


def run(arguments: Sequence[str]) -> int:
    """The command where no environment was made; the exit code."""
    parser = argparse.ArgumentParser("python -m press check", description="检查练习 · check an exercise")
    parser.add_argument("file", type=Path, help="你的程序 · your program")
    parser.add_argument("--exercise", metavar="PART/CHAPTER/NAME", help="哪个练习 · which exercise")
    given = parser.parse_args(arguments)
    try:
        return check_file(given.file, given.exercise)
    except BookError as error:
        print(error, file=sys.stderr)
        return 1


def check_file(file: Path, exercise: str | None = None) -> int:
    """Check one file and print the verdict; the exit code: 0 if it is right.

    Raises BookError if there is nothing to check.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console that has no Chinese shows the English
    chosen = find(file, exercise)
    verdict = check_attempt(chosen, file)
    print(told(chosen, verdict))
    return 0 if verdict.kind == "right" else 1


def find(file: Path, exercise: str | None = None) -> Exercise:
    """The exercise that the file, or who asks, names.  Raises BookError."""
    if not file.is_file():
        what = "没有这个文件 · there is no such file"
        raise BookError(file, None, what, "python -m press check FILE")
    name = exercise or named_in(file.read_text("utf-8", errors="replace"))
    if name is None:
        what = "前几行没有写是哪个练习 · its first lines do not say which exercise it is"
        cure = "第一行写 · begin with '# exercise: part/chapter/name', or add --exercise part/chapter/name"
        raise BookError(file, None, what, cure)
    known = {one.name: one for one in all_exercises() if one.file("check").exists()}
    if name not in known:
        near = get_close_matches(name, known, 3, 0.3) or list(known)
        what = f"没有练习 {name} · there is no exercise {name}"
        raise BookError(file, None, what, f"有 · there is: {', '.join(near)}")
    return known[name]


def told(exercise: Exercise, verdict: Verdict) -> str:
    """The verdict in words."""
    if verdict.kind == "right":
        return f"{exercise.name}: 对了 · right"
    zh, en = CAUSES[verdict.kind]
    lines = [f"{exercise.name}: {zh} · {en}", f"  {verdict.zh}", f"  {verdict.en}"]
    if verdict.saw.strip() and verdict.kind in SAW:
        lines += ["", SAW[verdict.kind], *(f"  {line}".rstrip() for line in verdict.saw.splitlines())]
    return "\n".join(lines)
