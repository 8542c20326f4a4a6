"""What may not be in a tracked file: an address of a package registry, or a path of somebody's machine.

Either works on one machine only, and nothing else would notice until a reader's set-up fails.
"""

import re
import subprocess
from pathlib import Path

# Written in two halves each, so that this file does not find itself.
REGISTRIES = (
    "pypi" + r"\.org",
    "files" + r"\.pythonhosted\.org",
    "registry" + r"\.npmjs\.org",
    "deb" + r"\.debian\.org",
    "--(?:extra-)?index" + "-url",
    r'"resolved":\s*"' + "https?:",
)
MACHINES = r"(?<![\w.$}~-])/(?:root|work|farm|home/\w+|Users/\w+)/"
UNWANTED = re.compile("|".join((*REGISTRIES, MACHINES)))


def tracked_files(root: Path) -> list[Path]:
    """The files under version control, and new ones that are not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout
    return [root / name for name in listed.decode().split("\0") if name and (root / name).is_file()]


def unwanted(root: Path) -> list[str]:
    """`file:line: text` of each place in tracked text files that only works on one machine."""
    found = []
    for path in tracked_files(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if match := UNWANTED.search(line):
                found.append(f"{path.relative_to(root)}:{number}: {match.group()}")
    return found
