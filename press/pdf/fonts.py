"""The fonts of the book: pinned npm packages, or the system's Noto CJK, or a sentence that names both ways.

Fetched once into .press/fonts (`make fonts`); after that nothing here touches the network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTCollection

from press.errors import BookError
from press.pdf.metrics import Face

HERE = Path(__file__).with_name("fonts")
"""package.json and package-lock.json."""
FETCHED = Path(".press") / "fonts"
"""Below the book's root."""
FILES = {
    "noto-serif-sc": ("400Regular/NotoSerifSC_400Regular.ttf", "700Bold/NotoSerifSC_700Bold.ttf"),
    "noto-sans-sc": ("400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf"),
    "inconsolata": ("400Regular/Inconsolata_400Regular.ttf", "700Bold/Inconsolata_700Bold.ttf"),
}
SYSTEM_FILES = (
    "NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc",
)  # fmt: skip
LATIN = "Libertinus Serif"
"""Inside the Typst package: the Latin letters of the text."""


@dataclass(frozen=True)
class Fonts:
    """What the book is set in."""

    folder: Path
    serif: str
    sans: str
    mono: tuple[str, ...]
    """For code, the Latin font first."""
    latin: Face
    wide: Face
    """The two that set code, to measure it."""
    source: str
    """For the colophon."""

    def theme(self) -> dict[str, Any]:
        """For the template."""
        latin_in_chinese = {"name": LATIN, "covers": "latin-in-cjk"}
        return {
            "chinese": [latin_in_chinese, self.serif],
            "english": [LATIN, self.serif],
            "sans": [self.sans],
            "code": [*self.mono, self.sans],
        }

    def css(self) -> dict[str, str]:
        """By the generic names of CSS, for drawings."""
        return {
            "sans-serif": self.sans,
            "serif": f"{LATIN}, {self.serif}",
            "monospace": ", ".join([*self.mono, self.sans]),
        }


def find_fonts(root: Path) -> Fonts:
    """The fonts for the book in `root`; fetches them if they are not there and npm is.

    Raises BookError with both ways to get some.
    """
    fonts = fetched(root)
    if fonts is None and shutil.which("npm"):
        try:
            fonts = fetch(root)
        except BookError as failure:
            print(f"{failure}; trying the system's fonts", file=sys.stderr)
    fonts = fonts or of_the_system()
    if fonts is None:
        cure = (
            "either install Node.js, so that `make fonts` can fetch them, or install the system's Noto CJK "
            "(Debian, Ubuntu: apt install fonts-noto-cjk)"
        )
        raise BookError("the fonts", None, "there are no Chinese fonts for the PDF", cure)
    return fonts


def fetched(root: Path) -> Fonts | None:
    """What `fetch` has brought, None if anything of it is missing."""
    folder = root / FETCHED
    names = [Path(file).name for files in FILES.values() for file in files]
    if not all((folder / name).is_file() for name in names):
        return None
    return Fonts(
        folder, "Noto Serif SC", "Noto Sans SC", ("Inconsolata",),
        Face(folder / "Inconsolata_400Regular.ttf"), Face(folder / "NotoSansSC_400Regular.ttf"),
        "Libertinus Serif, Noto Serif SC, Noto Sans SC, Inconsolata (OFL 1.1)",
    )  # fmt: skip


def fetch(root: Path) -> Fonts:
    """Have npm bring the pinned packages and keep the faces that the book uses.  Raises BookError."""
    folder = root / FETCHED
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, scratch)
        command = ["npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines()[-3:]
            raise BookError("the fonts", None, f"npm could not fetch them: {' '.join(said)}")
        packages = Path(scratch) / "node_modules" / "@expo-google-fonts"
        folder.mkdir(parents=True, exist_ok=True)
        for package, files in FILES.items():
            shutil.copy(packages / package / "LICENSE_FONT", folder / f"LICENSE-{package}")
            for file in files:
                _copy(packages / package / file, folder / Path(file).name)
    found = fetched(root)
    assert found is not None
    return found


def _copy(source: Path, target: Path) -> None:
    """All of it or nothing, so that a half-copied font is never taken for one."""
    partial = target.with_name(target.name + ".part")
    shutil.copyfile(source, partial)
    partial.replace(target)


def of_the_system() -> Fonts | None:
    """Noto CJK as systems install it: one collection per weight; None unless all four are in one folder."""
    for folder in _system_folders():
        regular = next(folder.rglob(SYSTEM_FILES[2]), None) if folder.is_dir() else None
        if regular is not None and all((regular.parent / name).is_file() for name in SYSTEM_FILES):
            mono = Face(regular, _index(regular, "Noto Sans Mono CJK SC"))
            return Fonts(
                regular.parent, "Noto Serif CJK SC", "Noto Sans CJK SC", ("Noto Sans Mono CJK SC",),
                mono, Face(regular, _index(regular, "Noto Sans CJK SC")),
                "Libertinus Serif, Noto Serif CJK SC, Noto Sans CJK SC, Noto Sans Mono CJK SC (OFL 1.1)",
            )  # fmt: skip
    return None


def _system_folders() -> Iterator[Path]:
    if os.environ.get("PRESS_FONTS"):
        yield Path(os.environ["PRESS_FONTS"])
        return
    home = Path.home()
    yield from (home / ".local/share/fonts", home / ".fonts", home / "Library/Fonts")
    yield from map(Path, ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:/Windows/Fonts"))


def _index(file: Path, family: str) -> int:
    with TTCollection(file, lazy=True) as collection:
        names = [font["name"].getDebugName(1) for font in collection.fonts]
    return names.index(family)
