"""pytest: the Python fences of docs/**/*.md, collected and reported by pytest-markdown-docs.

That plugin reads CommonMark and runs fences inside pytest's own process; here it is given the fences the site
shows, and a runner that makes each a program.
"""

from __future__ import annotations

import functools
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytest_markdown_docs._runners import register_runner

from press.errors import BookError
from press.pages.fences import fences_of
from press.pages.fragment import run_fragment
from press.pages.markup import site_markdown
from press.snippets.model import ROOT


class PageParser:
    """All that pytest-markdown-docs asks of markdown-it: `.parse(text)` gives fence tokens."""

    def parse(self, text: str) -> list[SimpleNamespace]:
        """One token for each Python fence that is to be run."""
        return [
            SimpleNamespace(
                type="fence", map=[fence.line - 1, fence.line], info="python", content=fence.source
            )
            for fence in fences_of(_markdown(), text)
            if fence.is_python and fence.not_run is None
        ]


@functools.cache
def _markdown() -> Any:
    return site_markdown(ROOT / "mkdocs.yml")


@pytest.hookimpl(tryfirst=True)  # before the plugin's own parser, which is registered later than this module
def pytest_markdown_docs_markdown_it() -> PageParser:
    """Hook of pytest-markdown-docs: which parser finds the fences."""
    return PageParser()


@register_runner(default=True)
class FragmentRunner:
    """Each fence is a program in a file of its own."""

    def runtest(self, test: Any, args: dict[str, Any], *, asyncio_runner: Any = None) -> None:
        """Run one fence.  No TypeError may leave here: the plugin would run the fence a second time."""
        run_fragment(_shown(test.source_path), test.source, test.start_line)

    def repr_failure(self, test: Any, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """A mistake in a fence is a sentence with file, line and cure."""
        if isinstance(excinfo.value, BookError):
            return str(excinfo.value)
        return excinfo.getrepr(style="short")


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
