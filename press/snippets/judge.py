"""Judge one run of a snippet by its contract: time limit, exit code, leftovers, stderr, transcript.

Every verdict is a BookError with file, line, what is wrong and what to do.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from press.errors import BookError
from press.snippets.model import Snippet, version_key
from press.snippets.run import Run
from press.snippets.transcript import compare, first_difference

# asyncio's debug mode, which dev mode turns on, says this when the machine is busy: no fault of the program.
SLOW_CALLBACK = re.compile(r"(?m)^Executing <.*> took \d+\.\d+ seconds\n")
# How the probe (inject/sitecustomize.py) begins to report what was started and never joined.
NOT_JOINED = re.compile(r"(?:thread|child process) not joined: ")
IN_SNIPPET = r'File "(?:[^"\n]*/)?{name}", line (\d+)'


def check_behaviour(snippet: Snippet, run: Run) -> None:
    """Raise BookError unless the run ended in time, with the declared exit code, and left nothing behind."""
    file = f"snippets/{snippet.name}"
    said = f"\nit printed:\n{run.output}{run.stderr or ''}"
    if run.timed_out:
        raise BookError(
            file,
            line_in(snippet, run),
            f"hangs: killed after {run.seconds:.1f} s, with the stack of every thread below{said}",
            "find who waits for whom in the stacks; $PRESS_TIMEOUT sets the limit in seconds",
        )
    if run.code != snippet.contract.exit:
        raise BookError(
            file,
            line_in(snippet, run),
            f"exit code {run.code}, expected {snippet.contract.exit}{said}",
            f"mend the program, or declare `exit = {run.code}` in its [tool.press] block",
        )
    _check_leaks(snippet, run)


def _check_leaks(snippet: Snippet, run: Run) -> None:
    """Raise BookError for what the run left behind, unless it is a thread that the contract declares.

    Daemon threads are never reported: the interpreter does not wait for them either.
    """
    file = f"snippets/{snippet.name}"
    unjoined = [leak for leak in run.leaks if NOT_JOINED.match(leak.what)]
    leaks = [leak for leak in run.leaks if not (snippet.contract.unjoined and leak in unjoined)]
    if leaks:
        leak = leaks[0]
        raise BookError(
            file,
            leak.line if leak.line and Path(leak.file).name == snippet.path.name else None,
            "left behind: " + "; ".join(map(str, leaks)),
            "join what it starts (or declare `unjoined`), close what it opens (with ...:), "
            "delete what it writes",
        )
    if snippet.contract.unjoined and not unjoined:
        what = "declares `unjoined`, and whatever it starts is joined or a daemon"
        raise BookError(file, None, what, "take the declaration out")


def check_stderr(snippet: Snippet, run: Run) -> None:
    """Raise BookError unless stderr, on a terminal of its own, was used exactly if the contract says so."""
    if run.stderr is None:
        return
    said = SLOW_CALLBACK.sub("", run.stderr)
    file = f"snippets/{snippet.name}"
    if said and not snippet.contract.stderr:
        raise BookError(
            file,
            line_in(snippet, run),
            f"writes to stderr, and does not say so; it wrote:\n{said}",
            "mend the program, or declare `stderr = true` in its [tool.press] block",
        )
    if not said and snippet.contract.stderr:
        raise BookError(
            file, None, "declares `stderr = true` and writes nothing there", "take the declaration out"
        )


def check_transcript(snippet: Snippet, run: Run, version: str) -> None:
    """Raise BookError unless the run is one that a recorded output stands for.

    Not compared: on Windows (pipes, not a terminal), versions below `output-from`, and stdout apart from a
    declared stderr.
    """
    contract = snippet.contract
    if sys.platform == "win32" or (
        contract.output_from and version_key(version) < version_key(contract.output_from)
    ):
        return
    if run.stderr is not None and contract.stderr:
        return
    outputs = snippet.output(version)
    for output in outputs:
        if not output.exists():
            raise BookError(
                f"snippets/{snippet.name}",
                None,
                f"its recorded output {output.name} is not there; this run printed:\n{run.output}",
                f"python -m press record snippets/{snippet.name}",
            )
    reasons = [compare(output.read_text("utf-8"), run.output, contract) for output in outputs]
    if "" in reasons:
        return
    shown = outputs[0].read_text("utf-8")
    raise BookError(
        (Path("snippets") / snippet.name).with_name(outputs[0].name).as_posix(),
        first_difference(shown, run.output, contract),
        "the recorded output is not what the program prints now: " + "\nand: ".join(reasons),
        f"mend the program, or record it anew: python -m press record snippets/{snippet.name}",
    )


def line_in(snippet: Snippet, run: Run) -> int | None:
    """The innermost line of the snippet named in a traceback or stack dump of this run."""
    text = run.output + (run.stderr or "")
    stacks = re.split(r"(?m)^(?:Current thread|Thread) 0x.*\n", text)
    expression = re.compile(IN_SNIPPET.format(name=re.escape(snippet.path.name)))
    if len(stacks) > 1:  # a stack dump has the innermost call first, and the main thread last
        lines = expression.findall(stacks[-1])
        return int(lines[0]) if lines else None
    lines = expression.findall(text)
    return int(lines[-1]) if lines else None
