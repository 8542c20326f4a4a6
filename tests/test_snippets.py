"""Every program's recorded outputs are as they were recorded: nothing edited by hand, nothing out of date.

The programs themselves are run and judged as items of snippets/ (see press/snippets/pytest_plugin.py):
`pytest snippets/ideas/races/lost_update_forced.py` runs one of them in every way this session asks for.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from press.errors import BookError
from press.snippets import recorded
from press.snippets.model import SNIPPETS, Snippet, all_snippets


@pytest.mark.parametrize("snippet", [pytest.param(one, id=one.name) for one in all_snippets()])
def test_recorded(snippet: Snippet) -> None:
    try:
        recorded.check_recorded(snippet)
    except BookError as error:
        pytest.fail(str(error), pytrace=False)


def test_no_output_without_its_snippet() -> None:
    folders = sorted({path.parent for path in SNIPPETS.rglob("*.out")})
    left: list[Path] = [path for folder in folders for path in recorded.orphans(folder)]
    assert not left, f"outputs of no snippet: {left}; run `make record`"
