"""Mutants: which changes are made, their names, and what is said of those that survive."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

from press.errors import BookError
from press.snippets.model import Snippet, load
from press.snippets.mutations import mutants
from press.snippets.survivors import complaints, listed

posix = pytest.mark.skipif(sys.platform == "win32", reason="transcripts are compared in terminals only")

PROGRAM = """
import queue, threading
from multiprocessing import Process

def add(n):
    with lock:
        total = n
    with lock:
        total += 1

async def work():
    await asyncio.sleep(0)
    for job in list(jobs):
        while not ready:
            condition.wait()

lock = threading.RLock()
barrier = threading.Barrier(2)
q = queue.Queue(maxsize=2)
thread = threading.Thread(target=add, daemon=True)
thread.start()
thread.join(timeout=0.1)
if __name__ == "__main__":
    Process(target=add)
"""


def test_what_is_broken_and_its_name() -> None:
    assert [mutant.name for mutant in mutants(PROGRAM)] == [
        "without `with lock` in add",
        "without `with lock` in add (2)",
        "without `await asyncio.sleep(0)` in work",
        "no snapshot: for `list(jobs)` in work",
        "if for `while not ready` in work",
        "without `condition.wait()` in work",
        "RLock -> Lock",
        "one more in `threading.Barrier(2)`",
        "one less in `threading.Barrier(2)`",
        "Queue -> LifoQueue",
        "1 for `maxsize=2` in `queue.Queue()`",
        "False for `daemon=True` in `threading.Thread()`",
        "run() for `thread.start()`",
        "without `thread.join(timeout=0.1)`",
        "0 for `timeout=0.1` in `thread.join()`",
        "without the __main__ guard",
        "Process -> Thread",
    ]


def test_each_changes_one_place_and_is_python() -> None:
    for mutant in mutants(PROGRAM):
        ast.parse(mutant.source)
        assert mutant.source != PROGRAM
        changed = set(mutant.source.splitlines()) ^ set(PROGRAM.splitlines())
        assert len(changed) in (1, 2), mutant.name


def test_names_do_not_depend_on_line_numbers() -> None:
    moved = PROGRAM.replace("def add", "# 一\n# One\n\ndef add")
    assert [mutant.name for mutant in mutants(moved)] == [mutant.name for mutant in mutants(PROGRAM)]


def test_han_and_longer_lines_are_cut_at_the_right_place() -> None:
    source = 'print("并发"); thread.join()\n'
    assert [mutant.source for mutant in mutants(source)] == ['print("并发"); pass\n']


def test_the_guard_matters_where_children_import_the_program() -> None:
    methods = {mutant.name: mutant.start_method for mutant in mutants(PROGRAM)}
    assert methods["without the __main__ guard"] == "spawn" and methods["RLock -> Lock"] == ""


def test_what_is_not_python_has_no_mutants() -> None:
    assert mutants("print 'old'") == []


@dataclass(frozen=True)
class Outcome:
    snippet: Snippet
    name: str
    killed_by: str = ""
    always: bool = False


@pytest.fixture
def snippet(tmp_path: Path) -> Snippet:
    (tmp_path / "x.py").write_text("print()")
    return load(tmp_path / "x.py")


def said(outcome: Outcome, survivors: str = "") -> list[str]:
    (outcome.snippet.path.parent / "survivors.toml").write_text(survivors)
    return [str(error) for error in complaints([outcome], [outcome.snippet])]


def test_a_survivor_needs_a_reason(snippet: Snippet) -> None:
    outcome = Outcome(snippet, "x.py: without `q.put('a')`")
    (error,) = said(outcome)
    assert "x.py: survives: x.py: without `q.put('a')`" in error
    entry = error.partition("survivors.toml: ")[2]
    assert said(outcome, entry) == []


def test_a_reason_needs_a_survivor(snippet: Snippet) -> None:
    entry = '"x.py: without `with lock`" = "never seen"'
    killed = Outcome(snippet, "x.py: without `with lock`", "text", always=True)
    by_chance = Outcome(snippet, "x.py: without `with lock`", "text")
    other = Outcome(snippet, "x.py: RLock -> Lock", "text")
    assert "no longer survives: x.py: without `with lock`" in said(killed, entry)[0]
    assert said(by_chance, entry) == []
    assert "there is no such mutant: x.py: without `with lock`" in said(other, entry)[0]


def test_reasons_of_snippets_that_were_not_tried_are_left_alone(snippet: Snippet) -> None:
    (snippet.path.parent / "y.py").write_text("print()")
    killed = Outcome(snippet, "x.py: RLock -> Lock", "text")
    assert said(killed, '"y.py: RLock -> Lock" = "equal"') == []
    assert "no such mutant" in said(killed, '"z.py: RLock -> Lock" = "file is gone"')[0]


@pytest.mark.parametrize(("text", "what"), [("x = [", "not TOML"), ('"x.py: y" = " "', "no reason for")])
def test_a_mistake_in_the_list_is_said(text: str, what: str, tmp_path: Path) -> None:
    (tmp_path / "survivors.toml").write_text(text)
    with pytest.raises(BookError, match=what) as caught:
        listed(tmp_path)
    assert caught.value.cure


@posix
def test_the_command(tmp_path: Path) -> None:
    folder = tmp_path / "snippets" / "ideas" / "races"
    folder.mkdir(parents=True)
    source = """
        import threading
        lock = threading.Lock()
        def work():
            with lock:
                print("worked")
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    """
    (folder / "locked.py").write_text(textwrap.dedent(source).lstrip())
    (folder / "locked.out").write_text("worked\n")

    def mutate() -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PRESS_ROOT": str(tmp_path)}
        command = [sys.executable, "-m", "press", "mutate", "--all", "--runs=1", "--chaos=1"]
        return subprocess.run(command, env=env, capture_output=True, text=True, timeout=120)

    done = mutate()
    assert done.returncode == 1, done.stdout + done.stderr
    assert "killed by leak    ideas/races/locked.py: without `thread.join()`" in done.stdout
    assert "killed by exit    ideas/races/locked.py: run() for `thread.start()`" in done.stdout
    assert "survived          ideas/races/locked.py: without `with lock` in work" in done.stdout
    assert "snippets/ideas/races/locked.py: survives: locked.py: without `with lock` in work" in done.stdout
    assert "3 mutants of 1 programs" in done.stdout

    reason = '"locked.py: without `with lock` in work" = "one thread alone needs no lock"\n'
    (folder / "survivors.toml").write_text(reason)
    assert mutate().returncode == 0

    (folder / "locked.out").write_text("something else\n")
    done = mutate()
    assert done.returncode == 1 and "snippets/ideas/races/locked.out:1: the recorded output" in done.stdout
