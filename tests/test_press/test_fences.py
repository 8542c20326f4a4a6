"""The site's own fences are found and run as programs; what nobody would check is refused."""

from pathlib import Path
from textwrap import dedent

import pytest

from press.errors import BookError
from press.pages.fences import fences_of, mistakes
from press.pages.fragment import run_fragment
from press.pages.markup import site_markdown
from press.snippets.model import ROOT

pytest_plugins = ["pytester"]


@pytest.fixture(scope="module")
def md():
    return site_markdown(ROOT / "mkdocs.yml")


PAGE = """\
# Title

```python
a = 1
```

!!! note "In an admonition"

    ```python title="sum.py" hl_lines="2"
    b = 1
    c = 2
    ```

=== "tab"

    - item

        ```{.python data-notest="needs a terminal"}
        input()
        ```

> ```py
> d = 1
> ```

```text
no code
```
"""


def test_fences_are_those_the_site_shows(md):
    found = [(f.line, f.language, f.source, f.not_run) for f in fences_of(md, PAGE)]
    assert found == [
        (3, "python", "a = 1\n", None),
        (9, "python", "b = 1\nc = 2\n", None),
        (18, "python", "input()\n", "needs a terminal"),
        (22, "py", "d = 1\n", None),
        (26, "text", "no code\n", None),
    ]
    assert not list(mistakes("page", PAGE, fences_of(md, PAGE)))


BAD = {
    "header of another dialect": ("```python notest\nx\n```", 1, "does not see this fence"),
    "reason in the wrong form": ('```python data-notest="why"\nx\n```', 1, "does not see this fence"),
    "not closed": ("words\n\n```python\nx\n", 3, "does not see this fence"),
    "not indented like its item": ("- a\n\n    ```python\nx\n    ```", 3, "does not see this fence"),
    "console": ("```pycon\n>>> 1\n1\n```", 1, "console session"),
    "no reason": ('```{.python data-notest=""}\nx\n```', 1, "without a reason"),
    "reason for what is never run": (
        '```{.text data-notest="why"}\nx\n```',
        1,
        "data-notest on a text fence",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_nobody_would_check_is_refused(md, name):
    text, line, what = BAD[name]
    found = list(mistakes("docs/a.md", text, fences_of(md, text)))
    assert found and found[0].line == line and what in found[0].what and found[0].cure
    assert found[0].file == "docs/a.md"


def at_line(line, source):
    """As pytest-markdown-docs hands it over: blank lines first, so that line numbers are the page's."""
    return "\n" * line + dedent(source)


def test_a_fragment_is_a_program():
    run_fragment(
        "docs/a.zh.md",
        at_line(
            9,
            """\
            import multiprocessing

            if __name__ == "__main__":
                process = multiprocessing.get_context("spawn").Process(target=print)
                process.start()
                process.join()
                assert process.exitcode == 0
            """,
        ),
        9,
    )


@pytest.mark.parametrize(
    ("source", "line", "what"),
    [
        ("x = 1\nraise TypeError(x)\n", 11, "exit code 1"),
        ('import os\nif __name__ == "__main__":\n    os._exit(3)\n', 9, "exit code 3"),
        ("x = 1\nx = = 2\n", 11, "not Python"),
        ("import threading\nthreading.Thread(target=print).start()\n", None, "left behind"),
        ("import numpy\n", 10, "No module named"),
    ],
)
def test_a_fragment_that_fails_is_named_by_the_line_of_the_page(source, line, what):
    with pytest.raises(BookError) as caught:
        run_fragment("docs/a.zh.md", at_line(9, source), 9)
    assert what in caught.value.what and caught.value.cure and caught.value.file == "docs/a.zh.md"
    assert line is None or caught.value.line == line


def test_pytest_collects_the_fences_and_reports_sentences(pytester, monkeypatch):
    monkeypatch.delenv("CI", raising=False)  # there pytest says each failure a second time, in full
    pytester.makefile(".md", page=PAGE + '\n```python\nraise TypeError("twice?")\n```\n')
    pytester.makepyfile(module='"""```python\nraise SystemExit\n```"""\nraise RuntimeError("imported")\n')
    result = pytester.runpytest_subprocess(
        "-p", "press.snippets.pytest_plugin", "-p", "press.pages.pytest_fences", "--markdown-docs",
        "-o", f"pythonpath={ROOT}", "--import-mode=importlib", ".",
    )  # fmt: skip
    result.assert_outcomes(passed=3, failed=1)
    assert str(result.stdout).count('TypeError("twice?")') == 1
    result.stdout.fnmatch_lines(["*page.md:31: this fragment: exit code 1*", "*to mend it: *"])


def test_the_plain_command_runs_them():
    addopts = (ROOT / "pyproject.toml").read_text()
    assert "-p press.pages.pytest_fences --markdown-docs" in addopts and '"docs"' in addopts
    assert Path(ROOT, "docs").is_dir()
