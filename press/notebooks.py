"""Notebook pairs: execute one of the two, and store what it printed and drew in both.

A pair (NAME.zh.ipynb, NAME.en.ipynb) has the same code cells, so one run speaks for both.  Nothing here
judges the outputs; tests/test_notebooks.py does.  Run: `python -m press.notebooks docs/ideas/gil_measured`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from press.errors import BookError

CELL_SECONDS = 120


def read(path: Path) -> Any:
    """The notebook at `path`, in the current format.  Raises BookError if there is none."""
    try:
        return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except OSError:
        raise BookError(
            path, None, "there is no such notebook", "notebooks come in pairs: .zh.ipynb, .en.ipynb"
        ) from None


def code_cells(notebook: Any) -> list[Any]:
    """The cells of a notebook that run, in order."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def execute(path: Path) -> Any:
    """Run a copy of the notebook in an empty folder and return it with its new outputs.

    Raises BookError, naming the cell and its error, if a cell fails or takes longer than CELL_SECONDS.
    """
    notebook = read(path)
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(
            notebook,
            timeout=CELL_SECONDS,
            kernel_name="python3",
            record_timing=False,
            resources={"metadata": {"path": folder}},
        )
        try:
            client.execute()
        except CellExecutionError as error:
            raise BookError(
                path, None, f"a cell failed: {error.ename}: {error.evalue}", "mend the cell"
            ) from None
    return notebook


def record(zh: Path, en: Path) -> None:
    """Execute `zh` and write its outputs into both files.  Raises BookError if their code differs."""
    twin = read(en)
    if [cell.source for cell in code_cells(read(zh))] != [cell.source for cell in code_cells(twin)]:
        raise BookError(
            en, None, f"its code is not that of {zh.name}", "make the code cells equal, then record again"
        )
    done = execute(zh)
    for number, (cell, other) in enumerate(zip(code_cells(done), code_cells(twin), strict=True), 1):
        cell.execution_count = other.execution_count = number
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = number
        other.outputs = cell.outputs
    for path, notebook in ((zh, done), (en, twin)):
        notebook.metadata.pop("widgets", None)
        notebook.metadata["language_info"] = {"name": "python"}
        nbformat.write(notebook, path)  # type: ignore[no-untyped-call]


def main(names: list[str]) -> None:
    """Record each pair named without its language, such as docs/ideas/gil_measured."""
    for name in names:
        record(Path(f"{name}.zh.ipynb"), Path(f"{name}.en.ipynb"))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except BookError as error:
        sys.exit(str(error))
