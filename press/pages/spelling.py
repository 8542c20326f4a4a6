"""Spelling of the English text, by codespell: it knows wrong words, and has no dictionary of right ones."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator

from press.errors import BookError
from press.pages.prose import CODE, GAP, Line

DICTIONARIES = "clear,rare,en-GB_to_en-US"
"""Sure misspellings, right words that are mostly misspellings of others, and British spellings."""
ALLOWED = ("cancelled", "cancelling")
"""Words of Python's own interfaces, which the text follows."""
FOUND = re.compile(r"^(?P<row>\d+): .*\n(?P<words>(?:\t.* ==> .*\n?)+)", re.M)


def check(lines: Iterable[Line]) -> Iterator[BookError]:
    """Every misspelled word, with what is probably meant."""
    rows = list(lines)
    text = "\n".join(re.sub(f"[{CODE}{GAP}]+", " ", line.text) for line in rows)
    command = [sys.executable, "-m", "codespell_lib", "--builtin", DICTIONARIES, "-L", ",".join(ALLOWED), "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8")
    for found in FOUND.finditer(done.stdout):
        line = rows[int(found["row"]) - 1]
        for words in found["words"].strip().split("\n"):
            wrong, _, right = words.strip().partition(" ==> ")
            cure = f"write {right}, or quote it as code, or allow it in press/pages/spelling.py"
            yield BookError(line.file, line.number, f"misspelled: {wrong}", cure)
