"""Two ways to make an environment and fill it with pinned packages: uv if it is there, else venv and pip.

Both install by hash only, without build isolation, so that nothing unpinned is fetched; setuptools, needed
for packages published as source only, leaves again afterwards because it slows every start of Python.
"""

import importlib.util
import os
import re
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from pathlib import Path

from press.setup import sentences

LEAVES_AGAIN = ("setuptools", "wheel")
PIN = re.compile(r"^[A-Za-z0-9]\S*==", re.MULTILINE)
MISLEADING = ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "UV_PROJECT_ENVIRONMENT")


class Installer(ABC):
    """A way to make the environment in FOLDER and to fill it."""

    name: str
    patience = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = str(folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python")

    @abstractmethod
    def require(self) -> None:
        """Raise sentences.SetupError if this machine lacks what `create` needs."""

    @abstractmethod
    def can_use_existing(self) -> bool:
        """Return whether the environment that is there can be added to."""

    @abstractmethod
    def create(self) -> None:
        """Make an empty environment; raise sentences.SetupError with the tool's last lines."""

    @abstractmethod
    def command(self) -> list[str]:
        """The start of a command line that installs."""

    @abstractmethod
    def remove(self) -> list[str]:
        """The start of a command line that uninstalls."""

    def install(self, root: Path, group: str, kept: bool) -> None:
        """Install GROUP and press itself into the environment.

        Raises sentences.SetupError with the installer's last lines.
        """
        pins = root / "requirements" / f"{group}.txt"
        count = len(PIN.findall(pins.read_text(encoding="utf-8")))
        started = time.monotonic()
        sentences.say(
            f"{'更新' if kept else '安装'} / {'updating' if kept else 'setting up'} {self.folder.name}: "
            f"Python {sys.version.split()[0]}, {self.name}, {count} packages ({group}){self.patience}"
        )
        hashed = ["--require-hashes", "--no-deps", "--no-build-isolation"]
        build = str(root / "requirements" / "build.txt")
        self.run("build", [*self.command(), *hashed, "-r", build], kept)
        self.run(group, [*self.command(), *hashed, "-r", str(pins)], kept, count)
        self.run("press", [*self.command(), "--no-deps", "--no-build-isolation", "-e", str(root)], kept)
        self.run("clean", [*self.remove(), *LEAVES_AGAIN], kept)
        sentences.say(f"就绪 / ready: {time.monotonic() - started:.0f} s")

    def run(self, step: str, command: list[str], kept: bool, count: int = 0) -> None:
        """Run one installer command; on a terminal show how many of COUNT packages it has met."""
        environment = {key: value for key, value in os.environ.items() if key not in MISLEADING}
        lines: list[str] = []
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=environment,
        ) as process:
            met = 0
            for line in process.stdout or ():
                lines.append(line)
                if count and line.startswith("Collecting "):
                    met += 1
                    progress(f"{met}/{count}  {line.split()[1]}")
        progress("")
        if process.returncode:
            raise sentences.SetupError(sentences.install_failed(f"{self.name}: {step}", "".join(lines), kept))


def progress(text: str) -> None:
    """Overwrite the line under the cursor with TEXT; silent when nobody watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K  {text}" if text else "\r\033[K")
        sys.stderr.flush()


def works(command: list[str]) -> bool:
    """Return whether COMMAND starts and ends well."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


class PipInstaller(Installer):
    """venv and pip, as they come with Python."""

    name = "pip"
    patience = "; 需要一两分钟 / takes a minute or two"

    def require(self) -> None:
        """Raise sentences.SetupError if this Python came without the modules that make environments."""
        if not all(importlib.util.find_spec(part) for part in ("venv", "ensurepip")):
            version = f"{sys.version_info[0]}.{sys.version_info[1]}"
            raise sentences.SetupError(sentences.no_venv(sys.executable, version))

    def can_use_existing(self) -> bool:
        """Return whether the environment in the folder has a pip that starts."""
        return works([self.python, "-m", "pip", "--version"])

    def create(self) -> None:
        self.run("venv", [sys.executable, "-m", "venv", str(self.folder)], kept=False)

    def command(self) -> list[str]:
        quiet = ["--disable-pip-version-check", "--no-input", "--no-compile", "--progress-bar", "off"]
        return [self.python, "-m", "pip", "install", "--use-pep517", *quiet]

    def remove(self) -> list[str]:
        return [self.python, "-m", "pip", "uninstall", "--disable-pip-version-check", "--yes"]


class UvInstaller(Installer):
    """uv, found on PATH."""

    name = "uv"

    def __init__(self, folder: Path, uv: str) -> None:
        super().__init__(folder)
        self.uv = uv

    def require(self) -> None:
        """uv needs nothing of Python's own."""

    def can_use_existing(self) -> bool:
        """Return whether the environment's Python starts."""
        return works([self.python, "-c", ""])

    def create(self) -> None:
        make = [self.uv, "venv", "--no-project", "--python", sys.executable]
        self.run("venv", [*make, str(self.folder)], kept=False)

    def command(self) -> list[str]:
        return [self.uv, "pip", "install", "--python", self.python]

    def remove(self) -> list[str]:
        return [self.uv, "pip", "uninstall", "--python", self.python]
