"""Notebook pairs: stored outputs come from one run, equal in both languages, and the code still makes them.

Every pair is executed anew in a temporary copy, once, since both languages have the same code.  Times are
never compared with those of another run; that they carry the prose is checked on the stored ones.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import nbformat
import pytest

from press import notebooks
from press.errors import BookError
from press.snippets.model import ROOT

PAIRS = sorted(
    path.with_name(path.name.removesuffix(".zh.ipynb")) for path in ROOT.glob("docs/**/*.zh.ipynb")
)
LARGEST = 120_000
"""Bytes of a notebook file."""


def twins(pair: Path) -> tuple[Path, Path]:
    return pair.with_name(f"{pair.name}.zh.ipynb"), pair.with_name(f"{pair.name}.en.ipynb")


def sources(notebook: Any) -> list[str]:
    return [cell.source for cell in notebooks.code_cells(notebook)]


def outputs(notebook: Any) -> list[Any]:
    return [cell.outputs for cell in notebooks.code_cells(notebook)]


def shape(output: Any) -> tuple[str, ...]:
    """What of an output is the same in every run: its kind, its words, the labels of a plot; no numbers."""
    if output.output_type == "stream":
        words = re.sub(r"[\d.]+|(?<=GIL: )(on|off)", "#", output.text)
        return output.output_type, output.name, *("".join(line.split()) for line in words.splitlines())
    labels = []
    if drawing := output.get("data", {}).get("image/svg+xml"):
        texts = [
            text.text or ""
            for text in ElementTree.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text")
        ]
        labels = [text for text in texts if not re.fullmatch(r"[\d.]+", text)]
    return output.output_type, *sorted(output.get("data", {})), *labels


@pytest.fixture(params=PAIRS, ids=lambda pair: pair.relative_to(ROOT).as_posix())
def pair(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_there_is_a_pair() -> None:
    assert PAIRS


def test_twins_agree(pair: Path) -> None:
    zh, en = (notebooks.read(path) for path in twins(pair))
    assert sources(zh) == sources(en), "the code differs"
    assert outputs(zh) == outputs(en), "the stored outputs differ: python -m press.notebooks records both"
    assert [cell.cell_type for cell in zh.cells] == [cell.cell_type for cell in en.cells]


def test_stored_outputs_are_complete(pair: Path) -> None:
    for path in twins(pair):
        notebook = notebooks.read(path)
        nbformat.validate(notebook)
        assert path.stat().st_size < LARGEST, f"{path.name} is too large for a page"
        counts = [cell.execution_count for cell in notebooks.code_cells(notebook)]
        assert counts == list(range(1, len(counts) + 1)), "not executed from top to bottom in one go"
        kinds = {output.output_type for cell in outputs(notebook) for output in cell}
        assert kinds <= {"stream", "execute_result", "display_data"}, "a stored output is an error"
        assert all(output.get("name") != "stderr" for cell in outputs(notebook) for output in cell)


def test_drawings_can_stand_in_one_page(pair: Path) -> None:
    """Inlined into HTML: no id twice, no style that reaches beyond it, a label for those who cannot see."""
    cells = outputs(notebooks.read(twins(pair)[0]))
    drawings = [
        one.data["image/svg+xml"] for cell in cells for one in cell if "image/svg+xml" in one.get("data", {})
    ]
    ids = [name for drawing in drawings for name in re.findall(r'\sid="([^"]+)"', drawing)]
    assert len(ids) == len(set(ids))
    for drawing in drawings:
        assert "<style" not in drawing
        assert "fill: #ffffff" not in drawing, "a white background, unreadable in the dark"
        assert ElementTree.fromstring(drawing).get("aria-label")


def test_runs_again_with_the_same_structure(pair: Path, tmp_path: Path) -> None:
    zh, _ = twins(pair)
    stored = notebooks.read(zh)
    copy = tmp_path / zh.name
    fresh = notebooks.read(zh)
    for cell in notebooks.code_cells(fresh):
        # One round is enough to see that everything runs.
        cell.source = re.sub(r"(?m)^ROUNDS = \d+$", "ROUNDS = 1", cell.source)
        cell.outputs = []
    nbformat.write(fresh, copy)
    again = notebooks.execute(copy)
    for number, (before, after) in enumerate(zip(outputs(stored), outputs(again), strict=True), 1):
        assert list(map(shape, after)) == list(map(shape, before)), f"code cell {number}"


def test_a_failing_cell_is_a_sentence(tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell("print('fine')"), nbformat.v4.new_code_cell("1 / 0")]
    path = tmp_path / "broken.zh.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    with pytest.raises(BookError, match="ZeroDivisionError: division by zero") as caught:
        notebooks.execute(path)
    assert "broken.zh.ipynb" in str(caught.value)


def test_recording_refuses_different_code_and_fills_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zh, en = tmp_path / "x.zh.ipynb", tmp_path / "x.en.ipynb"

    def write(path: Path, code: str, *printed: Any) -> Path:
        cell = nbformat.v4.new_code_cell(code, outputs=list(printed))
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
        return path

    write(zh, "print(1)")
    write(en, "print(2)")
    with pytest.raises(BookError, match=r"its code is not that of x\.zh\.ipynb"):
        notebooks.record(zh, en)
    assert outputs(notebooks.read(en)) == [[]]

    write(en, "print(1)")
    done = notebooks.read(
        write(tmp_path / "done.ipynb", "print(1)", nbformat.v4.new_output("stream", text="1\n"))
    )
    monkeypatch.setattr(notebooks, "execute", lambda path: done)
    notebooks.record(zh, en)
    assert [cell[0].text for path in (zh, en) for cell in outputs(notebooks.read(path))] == ["1\n", "1\n"]


def measured() -> dict[str, list[float]]:
    """Fastest rounds from the stored table of the measurement, by job, for 1, 2, 4 and 8 threads."""
    table = outputs(notebooks.read(ROOT / "docs/ideas/gil_measured.zh.ipynb"))[2][0].text
    return {
        line.split()[0]: [float(number) for number in re.findall(r"(\d+) \(", line)]
        for line in table.splitlines()
        if line.split()[0] in ("sleep", "ask", "compute", "hash")
    }


def test_what_the_prose_concludes_stands_in_the_stored_numbers() -> None:
    times = measured()
    assert list(map(len, times.values())) == [4, 4, 4, 4]
    for job in "sleep", "ask":
        one, two, four, eight = times[job]
        assert one > 1.7 * two > 1.7 * 1.7 * four, f"{job}: almost in inverse proportion"
        assert one > 5 * eight, f"{job}: almost in inverse proportion"
    alone, *shared = times["compute"]
    assert min(shared) > 0.85 * alone, "compute: more threads made nothing faster"
    alone, *shared = times["hash"]
    assert max(shared) < 0.85 * alone, "hash: faster"
    assert min(shared) > 0.45 * alone, "hash: at most by the number of CPUs, two"


def costs(number: int) -> dict[str, float]:
    """Fastest times from a stored table of the costs of pools, by the names in its first column."""
    table = outputs(notebooks.read(ROOT / "docs/pools/pool_costs.zh.ipynb"))[number][0].text
    times, group = {}, ""
    for line in table.splitlines()[1:]:
        if found := re.fullmatch(r"\s*(\S.*?)\s+([\d.]+) \([\d.]+\)", line):
            times[f"{group} {found[1]}".strip()] = float(found[2])
        else:
            group = line
    return times


def test_what_a_new_process_costs_beside_a_pool() -> None:
    times = costs(2)
    assert list(times) == ["thread pool", "new thread", "process pool", "new, forkserver", "new, spawn"]
    assert times["new, forkserver"] > 4 * times["process pool"], "several trips"
    assert times["new, spawn"] > 20 * times["process pool"], "tens of trips"
    assert times["new thread"] > times["thread pool"], "slower"
    assert times["process pool"] > 3 * times["thread pool"], "several times as long"


def test_what_chunks_save() -> None:
    one, ten, hundred, thousand, loop = costs(4).values()
    assert one > 3 * ten > 3 * 3 * hundred > 3 * 3 * thousand, "the larger the chunk, the less"
    assert thousand < one / 50, "less than a fiftieth"
    assert loop < thousand / 5, "no chunk comes near"


def test_what_large_arguments_cost() -> None:
    times = costs(6)
    shared, packed, listed = (
        [times[f"{name} {size}"] for size in ("1 kB", "10 kB", "100 kB", "1 MB", "10 MB")]
        for name in ("bytes, threads", "bytes, processes", "list, processes")
    )
    assert max(shared) < 4 * min(shared), "the size does not matter to threads"
    assert packed[1] < 2 * packed[0], "small ones make no difference"
    assert packed[4] > 5 * packed[3] > 5 * 2 * packed[2], "the larger, the longer"
    assert all(many > 1.5 * one for many, one in zip(listed[2:], packed[2:], strict=True)), "many objects"
