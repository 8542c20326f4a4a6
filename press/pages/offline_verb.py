"""`python -m press offline`: build the site for reading from a disk, and pack it into one archive."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from press.pages.offline import pack
from press.snippets.model import ROOT

TARGET = Path("dist") / "concurrent-python-offline.zip"


def offline_verb(
    target: Annotated[Path, typer.Option(help="The archive to write.")] = TARGET,
) -> None:
    """Build all editions for reading without a server, as one archive."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | {"OFFLINE": "true"}, check=False)
        if done.returncode:
            raise typer.Exit(done.returncode)
        size = pack(site, ROOT / target)
    print(f"{target}: {size / 1e6:.1f} MB; unpack it and open index.html")
