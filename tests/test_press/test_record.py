"""Recording: what is written, for which Pythons, what is refused, and that nothing is ever half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from press.errors import BookError
from press.snippets import record, recorded
from press.snippets.model import Snippet, load
from press.snippets.pythons import Interpreter, newest_first

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="transcripts are recorded in terminals")

HERE = [
    Interpreter(f"3.{minor}", f"/usr/bin/python3.{minor}", f"3.{minor}.1") for minor in (15, 14, 13, 12, 11)
]
Printed = dict[str, Iterator[str] | str]
Prints = Callable[[Printed], None]


@pytest.fixture
def prints(monkeypatch: pytest.MonkeyPatch) -> Prints:
    """Let programs print, by version, always the same text or one text after another."""

    def prints(texts: Printed) -> None:
        def run(snippet: Snippet, version: str, chaos: int | None = None) -> str:
            text = texts[version]
            return text if isinstance(text, str) else next(text)

        monkeypatch.setattr(record, "_run", run)

    return prints


def snippet(folder: Path, source: str = "print('one')\n") -> Snippet:
    path = folder / "x.py"
    path.write_text(source, "utf-8")
    return load(path)


def contract(line: str) -> str:
    return f"print()\n\n# /// script\n# [tool.press]\n# {line}\n# ///\n"


def test_an_older_python_gets_a_file_only_where_it_differs(tmp_path: Path, prints: Prints) -> None:
    prints({"3.15": "new\n", "3.14": "new\n", "3.13": "old\n", "3.12": "old\n", "3.11": "new\n"})
    made = record.plan(snippet(tmp_path), HERE)
    assert made.outputs == {"x.out": "new\n", "x@3.13.out": "old\n", "x@3.11.out": "new\n"}
    assert made.entry.python == "3.15.1"
    assert made.entry.ran == ["3.11", "3.12", "3.13", "3.14", "3.15"]


def test_older_output_stays_where_it_still_stands_for_the_run(tmp_path: Path, prints: Prints) -> None:
    (tmp_path / "x@3.14.out").write_text("old, process 1234\n", "utf-8")
    prints({"3.15": "new\n", "3.14": "old, process 5678\n"})
    made = record.plan(snippet(tmp_path), HERE[:2])
    assert made.outputs["x@3.14.out"] == "old, process 1234\n"


def test_only_the_pythons_it_allows(tmp_path: Path, prints: Prints) -> None:
    source = "print()\n# /// script\n# requires-python = '>=3.12,<3.15'\n# ///\n"
    prints({"3.14": "a\n", "3.13": "a\n", "3.12": "a\n"})
    made = record.plan(snippet(tmp_path, source), HERE)
    assert (made.entry.ran, made.entry.python) == (["3.12", "3.13", "3.14"], "3.14.1")
    with pytest.raises(BookError, match="no Python it allows") as caught:
        record.plan(snippet(tmp_path, source), HERE[-1:])
    assert "3.12, 3.13, 3.14" in caught.value.cure


def test_what_does_not_repeat_is_refused(tmp_path: Path, prints: Prints) -> None:
    prints({"3.15": iter("aaaab")})
    with pytest.raises(BookError, match=r"its runs on Python 3\.15 differ") as caught:
        record.plan(snippet(tmp_path), HERE[:1])
    assert "`lanes`" in caught.value.cure and "+b" in caught.value.what


def test_older_output_that_does_not_repeat_is_refused(tmp_path: Path, prints: Prints) -> None:
    prints({"3.15": "a", "3.14": iter("bbcbbb")})
    with pytest.raises(BookError, match=r"its runs on Python 3\.14 differ"):
        record.plan(snippet(tmp_path), HERE[:2])


def test_below_output_from_it_runs_but_is_not_recorded(tmp_path: Path, prints: Prints) -> None:
    prints({"3.15": "a", "3.14": "a", "3.13": "b", "3.12": "c", "3.11": "d"})
    made = record.plan(snippet(tmp_path, contract("output-from = '3.14'")), HERE)
    assert set(made.outputs) == {"x.out"} and made.entry.ran[0] == "3.11"


def test_several_legal_outputs(tmp_path: Path, prints: Prints) -> None:
    two = snippet(tmp_path, contract("one-of = 2"))
    prints({"3.15": iter("aaaaaab"), "3.14": "b", "3.13": "a"})
    assert record.plan(two, HERE[:3]).outputs == {"x.out": "a", "x.2.out": "b"}
    prints({"3.15": iter("abc")})
    with pytest.raises(BookError, match="differ"):
        record.plan(two, HERE[:1])
    prints({"3.15": "a"})
    with pytest.raises(BookError, match="`one-of = 2`, but"):
        record.plan(two, HERE[:1])


def test_the_shown_one_of_several_stays_the_shown_one(tmp_path: Path, prints: Prints) -> None:
    two = snippet(tmp_path, contract("one-of = 2"))
    (tmp_path / "x.out").write_text("b")
    (tmp_path / "x.2.out").write_text("a")
    prints({"3.15": iter("aaaaaab")})
    assert record.plan(two, HERE[:1]).outputs == {"x.out": "b", "x.2.out": "a"}


def test_a_text_that_still_stands_for_the_run_stays_as_it_is(tmp_path: Path, prints: Prints) -> None:
    (tmp_path / "x.out").write_text("took 0.5 s\n")
    prints({"3.15": "took 0.7 s\n"})
    made = record.plan(snippet(tmp_path), HERE[:1])
    assert made.outputs == {"x.out": "took 0.5 s\n"} and made.changed == []


def test_a_free_threaded_build_comes_last_and_has_its_own_file(tmp_path: Path, prints: Prints) -> None:
    free = [Interpreter(f"3.{minor}t", f"python3.{minor}t", f"3.{minor}.1") for minor in (14, 13)]
    prints({"3.15": "gil", "3.14": "gil", "3.14t": "free", "3.13t": "free"})
    made = record.plan(snippet(tmp_path), newest_first([*free, *HERE[:2]]))
    assert made.outputs == {"x.out": "gil", "x@3.14t.out": "free"}
    assert made.entry.ran == ["3.13t", "3.14", "3.14t", "3.15"]


def test_what_was_recorded_on_pythons_that_are_not_here_stays(tmp_path: Path, prints: Prints) -> None:
    prints({"3.15": "new", "3.14": "new", "3.13": "old"})
    record.write(tmp_path, [record.plan(snippet(tmp_path), HERE[:3])])
    again = record.plan(snippet(tmp_path), HERE[:1])
    assert again.outputs == {"x.out": "new", "x@3.13.out": "old"} and again.changed == []
    assert again.entry.ran == ["3.13", "3.14", "3.15"]
    prints({"3.15": "newer"})
    changed = record.plan(snippet(tmp_path, "print('another')"), HERE[:1])
    assert changed.outputs == {"x.out": "newer"} and changed.changed == ["x.out", "x@3.13.out (removed)"]


def test_stale_outputs_go_and_the_others_stay(tmp_path: Path, prints: Prints) -> None:
    for name in ("x@3.12.out", "x.2.out", "gone.out", "y.out"):
        (tmp_path / name).write_text("old")
    (tmp_path / "y.py").write_text("print()")
    prints({"3.15": "a"})
    record.write(tmp_path, [record.plan(snippet(tmp_path), HERE[:1])])
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "recorded.json",
        "x.out",
        "x.py",
        "y.out",
        "y.py",
    ]


def test_nothing_is_written_anew_when_nothing_changed(tmp_path: Path, prints: Prints) -> None:
    prints({"3.15": "a"})
    one = snippet(tmp_path)
    record.write(tmp_path, [record.plan(one, HERE[:1])])
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    later = [Interpreter("3.15", "/usr/bin/python3.15", "3.15.9")]
    record.write(tmp_path, [record.plan(one, later)])
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_never_a_half_written_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.out").write_text("before")
    real = os.fdopen
    monkeypatch.setattr(
        recorded.os, "fdopen", lambda *how, **more: real(*how, **{**more, "encoding": "ascii"})
    )
    with pytest.raises(UnicodeEncodeError):
        recorded.write_whole({tmp_path / "a.out": "after", tmp_path / "b.out": "并发"})
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.out": "before"}


@pytest.mark.parametrize(
    ("file", "text", "what"),
    [
        ("x.py", "print('two')\n", "the source has changed"),
        ("x.out", "edited\n", "this output was changed"),
        ("x@3.12.out", "added\n", "this output was never recorded"),
        ("x.out", None, "this recorded output is gone"),
        ("recorded.json", "{}", "never recorded"),
        ("recorded.json", "{", "not readable"),
        ("recorded.json", '{"x.py": {"source": "1"}}', "not readable"),
    ],
)
def test_a_change_by_hand_is_noticed(
    file: str, text: str | None, what: str, tmp_path: Path, prints: Prints
) -> None:
    prints({"3.15": "one\n"})
    one = snippet(tmp_path)
    record.write(tmp_path, [record.plan(one, HERE[:1])])
    recorded.check_recorded(one)
    if text is None:
        (tmp_path / file).unlink()
    else:
        (tmp_path / file).write_text(text)
    with pytest.raises(BookError) as caught:
        recorded.check_recorded(load(tmp_path / "x.py"))
    assert what in caught.value.what and "make record" in caught.value.cure
    assert caught.value.file.endswith(file) or what == "never recorded"


def test_the_command_records_and_refuses(tmp_path: Path) -> None:
    folder = tmp_path / "snippets" / "ideas" / "races"
    folder.mkdir(parents=True)
    (folder / "good.py").write_text("print('always this')\n")
    (folder / "chance.py").write_text("import time\nprint(time.perf_counter_ns())\n")
    (folder / "broken.py").write_text("print('then')\n1 / 0\n")
    env = {**os.environ, "PRESS_ROOT": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "press", "record", "ideas"],
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1
    assert "recorded ideas/races/good.out" in done.stdout
    assert "REFUSED snippets/ideas/races/chance.py: its runs on Python" in done.stdout
    assert "REFUSED snippets/ideas/races/broken.py:2: exit code 1, expected 0" in done.stdout
    assert "1 snippets recorded, 2 refused" in done.stdout
    assert (folder / "good.out").read_text() == "always this\n"
    assert list(json.loads((folder / "recorded.json").read_text())) == ["good.py"]
    assert not (folder / "chance.out").exists()


def test_the_command_says_when_there_is_nothing_to_record(tmp_path: Path) -> None:
    env = {**os.environ, "PRESS_ROOT": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "press", "record", "no/such.py"], env=env, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr == (
        "no/such.py: no snippet there\n  to mend it: name a file or folder below snippets/\n"
    )
