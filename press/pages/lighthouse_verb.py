"""`python -m press lighthouse`: have Lighthouse and the validator of HTML judge the built site."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from press.pages import judges
from press.pages.hosting import Host
from press.pages.judges import Score
from press.snippets.model import ROOT

PAGES = ("", "ideas/races/", "en/ideas/gil/", "zh-en/ideas/races/", "ideas/gil_measured/")
FULL = ("accessibility", "best-practices", "seo")
PERFORMANCE = 95
"""The least score on a desk, of up to three runs; a phone's is only shown, for it depends on this machine."""


def lighthouse_verb(
    pages: Annotated[list[str] | None, typer.Argument(help="Addresses below the site's root.")] = None,
) -> None:
    """Judge the built site: Lighthouse on some pages, the HTML validator on all."""
    judges.need("node", "npm", "java")
    judges.fetch_tools()
    host = Host()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
        environment = os.environ | {"SITE_URL": host.address}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        if done.returncode:
            print(done.stderr, done.stdout, sep="\n", file=sys.stderr)
            raise typer.Exit(done.returncode)
        with host.serving(site) as address:
            wanting = _scores([address + page for page in pages or PAGES], address)
        faults = judges.validate(site)
    for fault in faults:
        print(f"{fault.page}:{fault.line}: {fault.message}")
    print(f"HTML: {len(faults)} faults in all pages")
    if wanting or faults:
        raise typer.Exit(1)


def _scores(urls: list[str], address: str) -> int:
    """Print every score as it comes; returns how many are not good enough."""
    wanting = 0
    for score in judges.lighthouse(urls, PERFORMANCE):
        missed = missed_marks(score)
        wanting += bool(missed)
        figures = ", ".join(f"{name} {points}" for name, points in score.scores.items())
        why = f"  WANTED: {', '.join(missed)}; lost by {', '.join(score.wanting)}" if missed else ""
        print(f"/{score.url.removeprefix(address):24} {score.form:8} {figures}{why}", flush=True)
    return wanting


def missed_marks(score: Score) -> list[str]:
    """What a page ought to have reached. The parallel edition hides from search engines on purpose."""
    full = [name for name in FULL if not (name == "seo" and "/zh-en/" in score.url)]
    missed = [f"{name} 100" for name in full if score.scores[name] < 100]
    if score.form == "desktop" and score.scores["performance"] < PERFORMANCE:
        missed.append(f"performance {PERFORMANCE}")
    return missed
