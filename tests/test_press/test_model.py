"""Metadata, sections and comment pairs: what is understood, and how each mistake is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.errors import BookError
from press.snippets.metadata import START_METHODS, Contract, parse_metadata
from press.snippets.model import Comments, Snippet, displayed, find_snippet, load, section_names


def block(*lines: str) -> str:
    return "print()\n\n# /// script\n" + "".join(f"# {line}".rstrip() + "\n" for line in lines) + "# ///\n"


def test_no_block_means_every_default() -> None:
    metadata = parse_metadata("print('# /// script is only a text here')\n", "x.py")
    assert metadata.contract == Contract() and metadata.dependencies == () and metadata.requires_python == ""


def test_every_key_is_read() -> None:
    metadata = parse_metadata(
        block(
            'requires-python = ">=3.13"',
            'dependencies = ["gevent==26.9.0"]',
            "[tool.press]",
            r"lanes = '^\w+:'",
            r"vary = ['\d+ items']",
            "exit = -9",
            "stderr = true",
            "one-of = 2",
            'start-methods = ["spawn"]',
            'platforms = ["linux", "darwin"]',
            'output-from = "3.14"',
            'plain = "shows a warning"',
            'unjoined = "the interpreter waits for it"',
            'wrong-on-purpose = "a lost update"',
            "max-seconds = 3",
        ),
        "x.py",
    )
    assert metadata.requires_python == ">=3.13" and metadata.dependencies == ("gevent==26.9.0",)
    assert metadata.contract == Contract(
        lanes=r"^\w+:",
        vary=(r"\d+ items",),
        exit=-9,
        stderr=True,
        one_of=2,
        start_methods=("spawn",),
        platforms=("linux", "darwin"),
        output_from="3.14",
        plain="shows a warning",
        unjoined="the interpreter waits for it",
        wrong_on_purpose="a lost update",
        max_seconds=3.0,
    )
    assert Contract().start_methods == START_METHODS


@pytest.mark.parametrize(
    ("source", "line", "what"),
    [
        (block("[tool.press]", "lane = '.*'"), 5, "unknown key 'lane' in [tool.press]"),
        (block("[tool.presss]"), 4, "unknown key 'presss' in [tool]"),
        (block('python = ">=3.13"'), 4, "unknown key 'python'"),
        (block("[tool.press]", "lanes = '['"), 5, "lanes is no regular expression"),
        (block("[tool.press]", "vary = 'x'"), 5, "vary is not a list of strings"),
        (block("[tool.press]", "exit = '1'"), 5, "exit = '1'"),
        (block("[tool.press]", "exit = true"), 5, "exit = True"),
        (block("[tool.press]", "stderr = 1"), 5, "stderr = 1"),
        (block("[tool.press]", "", "one-of = 1"), 6, "one-of = 1"),
        (block("[tool.press]", "start-methods = ['vfork']"), 5, "start-methods = ['vfork']"),
        (block("[tool.press]", "platforms = []"), 5, "platforms = []"),
        (block("[tool.press]", "output-from = '14'"), 5, "output-from = '14'"),
        (block("[tool.press]", "plain = ' '"), 5, "plain is empty"),
        (block("[tool.press]", "unjoined = true"), 5, "unjoined is not a string"),
        (block("[tool.press]", "max-seconds = 0"), 5, "max-seconds = 0"),
        (block('requires-python = "3.13 or so"'), 4, "is no version specifier"),
        (block('dependencies = "gevent"'), 4, "dependencies is not a list"),
        (block("[tool.press]", "exit = "), 5, "the metadata is not TOML"),
        (block("[tool.press]") + "print('more')\n", 3, "code after the metadata block"),
        (block("[tool.press]") * 2, 8, "a second '# /// script' block"),
        ("print()\n# /// script\n#exit = 1\n# ///\n", 2, "not well formed"),
        ("print()\n# /// script\n# exit = 1\n", 2, "not well formed"),
    ],
)
def test_a_mistake_in_the_block_is_said_with_line_and_cure(source: str, line: int, what: str) -> None:
    with pytest.raises(BookError) as caught:
        parse_metadata(source, "snippets/x.py")
    assert what in caught.value.what
    assert (caught.value.file, caught.value.line) == ("snippets/x.py", line)
    assert caught.value.cure
    assert str(caught.value).startswith(f"snippets/x.py:{line}: ")


PROGRAM = """\
import threading

# section: work
def work():
    # 先读
    # 再写
    # Read first,
    # then write
    with lock:
        # section: inner
        # 里面
        # Inside
        total = 1
        # end: inner
# end: work


lock = threading.Lock()  # type: ignore
# noqa: F401

# /// script
# requires-python = ">=3.13"
# ///
"""


@pytest.mark.parametrize(
    ("comments", "kept"),
    [
        ("zh", ["先读", "再写", "里面"]),
        ("en", ["Read first,", "then write", "Inside"]),
        ("both", ["先读", "再写", "Read first,", "then write", "里面", "Inside"]),
    ],
)
def test_each_edition_shows_its_comments(comments: Comments, kept: list[str]) -> None:
    shown = displayed(PROGRAM, comments)
    assert [line.strip()[2:] for line in shown.splitlines() if line.strip().startswith("#")] == kept
    assert "section" not in shown and "script" not in shown and "noqa" not in shown
    assert shown.endswith("lock = threading.Lock()  # type: ignore\n")


def test_where_a_marker_stood_no_gap_is_left() -> None:
    source = "a = 1\n\n\n# section: b\n\n\nb = 2\n\n\n# end: b\n\n\nc = 3\n"
    assert displayed(source, "en") == "a = 1\n\n\nb = 2\n\n\nc = 3\n"
    assert displayed(source, "en", "b") == "b = 2\n"


def test_a_section_is_cut_out_and_moved_to_the_margin() -> None:
    assert displayed(PROGRAM, "en", "inner") == "# Inside\ntotal = 1\n"
    assert displayed(PROGRAM, "zh", "work").startswith("def work():\n    # 先读\n")
    assert section_names(PROGRAM) == ["work", "inner"]


@pytest.mark.parametrize(
    ("source", "section", "line", "what"),
    [
        ("# Only English\nx = 1\n", None, 1, "without its Chinese half"),
        ("x = 1\n# 只有中文\n", None, 2, "without its English half"),
        ("# 中\n# E\n# 文\nx = 1\n", None, 3, "Chinese comment line below"),
        ("# E\n# 中\n", None, 1, "without its Chinese half"),
        ("x = 1\n", "part", None, "no section 'part'"),
        ("# section: a\nx = 1\n", "a", 1, "section 'a' has no end"),
        ("x = 1\n# end: a\n", None, 2, "ends nothing"),
        ("# section: a\n# end: a\n# section: a\n# end: a\n", None, 3, "begins a second time"),
    ],
)
def test_a_mistake_in_the_listing_is_said(
    source: str, section: str | None, line: int | None, what: str
) -> None:
    with pytest.raises(BookError) as caught:
        displayed(source, "both", section, file="snippets/x.py")
    assert what in caught.value.what and caught.value.cure
    assert (caught.value.file, caught.value.line) == ("snippets/x.py", line)


def test_comment_pairs_may_stand_apart_and_differ_in_length() -> None:
    source = "# 一\n# One\nx = 1\n\n# 二\n\n# Two\n"
    with pytest.raises(BookError, match="English half"):
        displayed(source, "zh")
    assert displayed("# 一\n# One\n# and a half\nx = 1\n", "zh") == "# 一\nx = 1\n"


def snippet(folder: Path, source: str = "print()\n") -> Snippet:
    path = folder / "x.py"
    path.write_text(source, "utf-8")
    return load(path)


def test_which_output_speaks_for_which_python(tmp_path: Path) -> None:
    one = snippet(tmp_path)
    for name in ("x.out", "x@3.11.out", "x@3.13.out", "x@3.14t.out", "xy@3.12.out"):
        (tmp_path / name).touch()
    expected = {
        "3.11": "x@3.11.out",
        "3.12": "x@3.13.out",
        "3.13": "x@3.13.out",
        "3.14": "x.out",
        "3.15": "x.out",
        "3.13t": "x@3.14t.out",
        "3.14t": "x@3.14t.out",
        "3.15t": "x.out",
    }
    assert {version: one.output(version)[0].name for version in expected} == expected


def test_several_legal_outputs(tmp_path: Path) -> None:
    two = snippet(tmp_path, block("[tool.press]", "one-of = 2"))
    (tmp_path / "x.2@3.12.out").touch()
    assert [path.name for path in two.output("3.15")] == ["x.out", "x.2.out"]
    assert [path.name for path in two.output("3.12")] == ["x.out", "x.2@3.12.out"]


def test_requires_python_and_processes(tmp_path: Path) -> None:
    source = "from multiprocessing import Pool\n" + block('requires-python = ">=3.12,<3.15"')
    one = snippet(tmp_path, source)
    assert [v for v in ("3.11", "3.12", "3.14", "3.14t", "3.15") if one.allows(v)] == [
        "3.12",
        "3.14",
        "3.14t",
    ]
    assert one.uses_processes and not snippet(tmp_path, "import threading\n").uses_processes


def test_no_such_snippet() -> None:
    with pytest.raises(BookError, match="no such snippet"):
        find_snippet("ideas/races/no_such.py")
