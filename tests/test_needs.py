"""A missing tool is loud on a writer's machine and a failure in continuous integration."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests import needs


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def test_a_tool_that_is_not_here_leaves_a_test_out(at_home):
    with pytest.raises(pytest.skip.Exception, match="NOT RUN: not installed: no-such-program"):
        needs.programs(["sh" if needs.shutil.which("sh") else "cmd", "no-such-program"])


def test_it_is_a_failure_where_it_is_required(at_home):
    with pytest.raises(pytest.fail.Exception, match="there is no Chromium"):
        needs.missing("there is no Chromium", required=True)


def test_it_is_a_failure_in_continuous_integration(monkeypatch):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="not installed: no-such-program"):
        needs.programs(["no-such-program"])


def test_the_summary_counts_reasons_and_says_loudly_what_is_missing():
    def left_out(reason, nodeid="tests/x.py::test"):
        return SimpleNamespace(longrepr=("x.py", 1, f"Skipped: {reason}"), nodeid=nodeid)

    reports = [
        left_out("NOT RUN: no fonts"),
        left_out("NOT RUN: no fonts"),
        left_out("not for Python 3.11"),
        left_out("Python 3.13 is not here", "snippets/a.py::3.13"),
    ]
    assert needs.summary(reports) == [
        ("NOT RUN: 2 tests: no fonts", True),
        ("does not apply: 1 test: not for Python 3.11", False),
    ]
