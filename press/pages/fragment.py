"""Run the Python fence of a page as a reader would: saved to a file, in a process of its own.

So `if __name__ == "__main__":`, multiprocessing, exit codes and leftovers are what they are for a reader.
"""

from __future__ import annotations

import ast
import tempfile
from pathlib import Path

from press.errors import BookError
from press.snippets import judge, pythons
from press.snippets.environments import bare
from press.snippets.metadata import Metadata
from press.snippets.model import Snippet
from press.snippets.run import run_program

CURE = 'mend it, make it a snippet, or say why it is not run: ``` {.python data-notest="reason"}'


def run_fragment(file: str, source: str, line: int) -> None:
    """Run `source`, in which line numbers are those of the page `file`.

    `line`: where the fence opens.  Raises BookError if it does not compile, fails, hangs or leaves
    something behind.
    """
    try:
        ast.parse(source)
    except SyntaxError as error:
        raise BookError(file, error.lineno or line, f"not Python: {error.msg}", CURE) from None
    interpreter = pythons.find(pythons.running_version())
    assert interpreter is not None
    with tempfile.TemporaryDirectory(prefix="press-") as folder:
        program = Path(folder) / f"{Path(file).name.split('.')[0]}_fence.py"
        program.write_text(source, "utf-8")
        run = run_program(program, bare(interpreter), cwd=Path(folder))
    try:
        judge.check_behaviour(Snippet(program, source, Metadata()), run)
    except BookError as error:
        raise BookError(file, error.line or line, f"this fragment: {error.what}", CURE) from None
