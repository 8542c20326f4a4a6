"""A page of its own for the timeline of any script: one HTML file that needs nothing else.

What can go wrong with a script is said in a sentence: it hangs, it wants input, it does too much to be drawn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from press.errors import BookError
from press.pages.page import Edition
from press.snippets import pythons
from press.snippets.model import ROOT
from press.snippets.run import Run
from press.timeline import words
from press.timeline.markup import markup
from press.timeline.record import record_program
from press.timeline.trace import Trace

CSS = ROOT / "docs" / "assets" / "css"
MOST_LANES, MOST_SPANS = 60, 3000
LANGS = {"zh": "zh-Hans", "en": "en", "zh-en": "zh-Hans"}
PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
html {{ font-size: 125%; }}
body {{ margin: 0; background: var(--paper); color: var(--ink); font-family: var(--md-text-font); }}
main {{ max-width: 35rem; margin: 0 auto; padding: 1rem; }}
h1 {{ font: 700 1rem/1.4 var(--md-code-font); overflow-wrap: anywhere; }}
pre {{ background: var(--screen); color: var(--screen-ink); padding: .6rem .9rem; font-size: .65rem; }}
pre {{ overflow-x: auto; }}
figure {{ margin: 0; border: 1px solid var(--rule-strong); border-radius: .35rem; overflow: hidden; }}
{css}
</style>
</head>
<body class="md-typeset" data-md-color-scheme="default">
<script>
if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.dataset.mdColorScheme = "slate"
</script>
<main>
<h1>{name}</h1>
<figure>
{timeline}
</figure>
{output}
</main>
<script>
{script}</script>
</body>
</html>
"""


def record_script(
    path: Path,
    executable: str,
    *,
    args: Sequence[str] = (),
    gil: bool = False,
    stdin: str | None = None,
    timeout: float = 30.0,
) -> tuple[Trace, Run]:
    """Record any script in the current folder.  Raises BookError if there is nothing to draw."""
    if not path.is_file():
        raise BookError(path, None, "there is no such file", "give the path of a Python program")
    python = pythons.ask(executable)
    if python is None:
        raise BookError(executable, None, "this is no Python that starts", "name another one with --python")
    free = python.version.endswith("t")
    if gil and free:
        raise BookError(executable, None, "this build has no GIL to watch", "leave --gil out")
    trace, run = record_program(
        path.resolve(),
        executable,
        name=path.name,
        python=python.full,
        gil="measured" if gil else "off" if free else "on",
        flags=(),
        stdin=stdin,
        timeout=timeout,
        cwd=Path.cwd(),
        args=args,
    )
    check(path, trace, run)
    return trace, run


def ending(trace: Trace, run: Run, timeout: float) -> list[str]:
    """What has to be said of a run that is shown, in sentences: that it hung, crashed, or did nothing."""
    found = []
    if run.timed_out:
        found.append(
            f"it did not end within {timeout:g} seconds and was ended; the timeline shows who waited for "
            "what, and above stands where each thread was; if it only needs longer: --timeout 120"
        )
    elif run.code:
        found.append(f"it ended with exit code {run.code}; the timeline shows it up to there")
    if len(trace.lanes) == 1 and not trace.lanes[0].marks:
        found.append("it starts no thread, process, or task, and waits for nothing: there is little to see")
    return found


def check(path: Path, trace: Trace, run: Run) -> None:
    """Raise BookError, with what the script printed, if its run cannot be shown."""
    said = f"\nit printed:\n{run.output}"
    if run.code and re.search(r"(?m)^EOFError\b", run.output):
        raise BookError(path, None, f"it wants input{said}", "give it: --input 'first line\\nsecond line'")
    wrong = re.search(r"(?m)^(ModuleNotFoundError|ImportError|SyntaxError|IndentationError)\b", run.output)
    if run.code and wrong:
        cure = "name the Python that has its packages: --python .venv/bin/python"
        if not wrong[1].endswith("ImportError") and wrong[1] != "ModuleNotFoundError":
            cure = "mend that line, or name the Python that it is written for: --python python3.15"
        raise BookError(path, None, f"it does not start{said}", cure)
    if len(trace.lanes) > MOST_LANES or sum(len(lane.spans) for lane in trace.lanes) > MOST_SPANS:
        what = f"it has {len(trace.lanes)} lanes and too many steps to be drawn"
        raise BookError(path, None, what, "give it less to do")


def page(trace: Trace, run: Run, edition: Edition) -> str:
    """The whole HTML file: picture, table, and what the script printed."""
    css = "\n".join(
        [*_schemes((CSS / "extra.css").read_text("utf-8")), (CSS / "timeline.css").read_text("utf-8")]
    )
    return PAGE.format(
        lang=LANGS[edition],
        title=escape(words.say("title", edition, trace.program)),
        css=css,
        name=escape(trace.program),
        script=(CSS.parent / "js" / "timeline.js").read_text("utf-8"),
        timeline=markup(trace, edition, "timeline"),
        output=f"<pre>{escape(run.output, quote=False)}</pre>" if run.output else "",
    )


def _schemes(sheet: str) -> list[str]:
    """The variables of the page: fonts, and the colours of both schemes."""
    return [
        found[0] for found in re.finditer(r'(?ms)^(?::root|\[data-md-color-scheme="\w+"\]) \{.*?^\}', sheet)
    ]
