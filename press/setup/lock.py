"""Pin every requirement: `make lock` writes requirements/GROUP.txt from requirements/GROUP.in.

All groups are solved together, once for all supported Pythons and systems, so a package has the same version
in each. The files hold versions and hashes, and no address of any index.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from press.setup.environment import GROUPS, ROOT

OLDEST = "3.11"
OPTIONS = (
    "--universal",
    f"--python-version={OLDEST}",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
)
FILES = ("build", *GROUPS)


def compile_pins(inputs: list[Path], output: Path, constraints: Path | None, upgrade: bool) -> None:
    """Solve INPUTS into OUTPUT; what OUTPUT pins already is kept unless UPGRADE."""
    command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, *map(str, inputs), "-o", str(output)]
    if constraints:
        command += ["-c", str(constraints)]
    if upgrade:
        command += ["--upgrade"]
    subprocess.run(command, check=True)


def header(name: str) -> str:
    """The first lines of a pinned file."""
    return f"# Made by `make lock` from {name}.in. Do not edit: change {name}.in and run it again.\n"


def lock(folder: Path, upgrade: bool) -> None:
    """Pin all groups of FOLDER."""
    with tempfile.TemporaryDirectory() as scratch:
        together = Path(scratch) / "together.txt"
        known = [folder / f"{name}.txt" for name in FILES if (folder / f"{name}.txt").exists()]
        together.write_text("".join(path.read_text(encoding="utf-8") for path in known), encoding="utf-8")
        sources = [folder / f"{name}.in" for name in ("dev", "build")]
        compile_pins(sources, together, None, upgrade)
        solved = {name: Path(scratch) / f"{name}.txt" for name in FILES}
        for name, pins in solved.items():
            compile_pins([folder / f"{name}.in"], pins, together, False)
        for name, pins in solved.items():
            (folder / pins.name).write_text(header(name) + pins.read_text(encoding="utf-8"), encoding="utf-8")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="make lock", description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    try:
        lock(ROOT / "requirements", parser.parse_args().upgrade)
    except subprocess.CalledProcessError as error:
        print("nothing was written: uv could not solve the requirements (see above)", file=sys.stderr)
        return int(error.returncode)
    return 0


if __name__ == "__main__":
    sys.exit(main())
