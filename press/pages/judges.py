"""Judges of the built site that come from elsewhere: Lighthouse and the validator of HTML (vnu).

Both are pinned in tests/browser/package.json and fetched by npm; they need Node.js and Java.  This runs them
and reads what they say; what is good enough is decided in lighthouse_verb.py.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from press.errors import BookError
from press.snippets.model import ROOT

TOOLS = ROOT / "tests" / "browser"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
THEIRS = (
    # the theme's own markup, the same on every page; not ours to change
    r"Attribute “autocomplete” is only allowed when the input type is .*",
    r"Bad value “” for attribute “tabindex” on element “[a-z]+”.*",
)
"""The exceptions: messages of the validator about the theme."""


@dataclass(frozen=True)
class Score:
    """Lighthouse's judgement of one page on one kind of machine."""

    url: str
    form: str
    scores: dict[str, int]
    wanting: list[str]
    """The audits that cost points."""


@dataclass(frozen=True)
class Fault:
    """One message of the validator."""

    page: str
    line: int
    message: str


def need(*commands: str) -> None:
    """Raises BookError, naming what is missing and how to get it, unless all commands are there."""
    for command in commands:
        if shutil.which(command) is None:
            package = {"node": "nodejs", "npm": "npm", "java": "default-jre-headless"}.get(command, command)
            raise BookError(
                "lighthouse", None, f"there is no {command}", f"install it: apt install {package}"
            )


def find_chromium() -> str:
    """Path of a Chromium or Chrome; $PRESS_CHROMIUM names one.  Raises BookError where there is none."""
    named = os.environ.get("PRESS_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, (*CHROMIUM, MAC_CHROME))), None)
    if found is None:
        cure = "install chromium, or name one in $PRESS_CHROMIUM"
        raise BookError("chromium", None, "there is no Chromium", cure)
    return found


def fetch_tools() -> None:
    """Have npm install what tests/browser/package-lock.json pins, once."""
    if not (TOOLS / "node_modules" / "lighthouse").exists():
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=TOOLS, check=True, stdout=subprocess.DEVNULL)


def lighthouse(urls: Sequence[str], enough: int) -> Iterator[Score]:
    """Scores of each page, for a phone and for a desk, as they come.

    `enough`: a page whose performance on a desk is less is judged again, three times at most.
    """
    environment = {**os.environ, "CHROME_PATH": find_chromium()}
    command = ["node", "lighthouse.mjs", str(enough), *urls]
    with subprocess.Popen(command, cwd=TOOLS, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("{"):
                yield Score(**json.loads(line))
    if process.returncode:
        raise BookError("lighthouse", None, f"it ended with {process.returncode}", "read what it said above")


def validate(site: Path) -> list[Fault]:
    """What the validator says of every page, without the theme's exceptions."""
    jar = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "json"]
    # it would guess the language from all words of a page, programs and API names included
    command += ["--no-langdetect", "--skip-non-html", "--stdout", str(site)]
    done = subprocess.run(command, capture_output=True, text=True)
    try:
        messages = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError):
        said = (done.stderr or done.stdout).strip()[-300:]
        raise BookError("vnu", None, f"it did not answer: {said}", "run it by hand") from None
    return [
        Fault(_page(found["url"], site), found.get("lastLine", 0), found["message"])
        for found in messages
        if not any(re.fullmatch(theirs, found["message"], re.S) for theirs in THEIRS)
    ]


def _page(url: str, site: Path) -> str:
    return url.removeprefix("file:").removeprefix(str(site)).lstrip("/")
