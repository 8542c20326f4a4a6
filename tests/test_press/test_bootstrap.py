"""Setting up a checkout: what a bad machine is told, what is left behind, when it is done again."""

from __future__ import annotations

import ast
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from press.setup import environment, installer, ports, sentences

ROOT = Path(__file__).resolve().parents[2]
UNIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="the stand-in for uv is a shell script")

# Stands in for uv: makes what looks like an environment, notes each call, fails or waits if told to.
FAKE_UV = """#!/bin/sh
echo "$1 $2" >> "$FAKE_LOG"
if [ "$1" = venv ]; then
    for folder; do :; done
    mkdir -p "$folder/bin"
    echo "version_info = $FAKE_VERSION.0" > "$folder/pyvenv.cfg"
    ln -s "$FAKE_PYTHON" "$folder/bin/python"
fi
case "$FAKE_DO:$1 $2" in
    "fail:pip install") echo "error: no route to the index"; exit 2 ;;
    "interrupt:pip install") kill -INT $PPID; sleep 5 ;;
    slow:*) sleep 0.2 ;;
esac
"""


class Checkout:
    """A copy of the files that set-up reads, on a machine whose only tool is a pretended uv."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "checkout"
        self.log = folder / "log"
        self.tools = folder / "tools"
        self.tools.mkdir()
        for name in ("requirements", "press/setup"):
            shutil.copytree(ROOT / name, self.root / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("bootstrap.py", "pyproject.toml", "press/__init__.py"):
            shutil.copy(ROOT / name, self.root / name)
        self.before = self.names()

    def names(self) -> set[str]:
        """What lies in the checkout."""
        return {path.name for path in self.root.iterdir()}

    def with_uv(self) -> Checkout:
        """Put the pretended uv on PATH."""
        script = self.tools / "uv"
        script.write_text(FAKE_UV)
        script.chmod(0o755)
        return self

    def command(self, *arguments: str, before: str = "") -> list[str]:
        """bootstrap.py with arguments; BEFORE is Python to run first in the same process."""
        start = f"{before}\nimport runpy; runpy.run_path('bootstrap.py', run_name='__main__')"
        return [sys.executable, "-B", "-c", start, *arguments]

    def environ(self, do: str = "") -> dict[str, str]:
        """The pretended machine's environment."""
        here = {
            "FAKE_LOG": str(self.log),
            "FAKE_PYTHON": sys.executable,
            "FAKE_VERSION": environment.this_python(),
            "FAKE_DO": do,
            "PATH": os.pathsep.join(
                [str(self.tools), *(["/usr/bin", "/bin"] if do or self.has_uv() else [])]
            ),
        }
        kept = ("HOME", "SYSTEMROOT", "LD_LIBRARY_PATH")
        return here | {name: os.environ[name] for name in kept if name in os.environ}

    def has_uv(self) -> bool:
        """Whether the pretended uv is there (it is a shell script and needs the usual tools)."""
        return (self.tools / "uv").exists()

    def run(self, *arguments: str, do: str = "", before: str = "") -> subprocess.CompletedProcess[str]:
        """Run bootstrap.py."""
        return subprocess.run(
            self.command(*arguments, before=before),
            cwd=self.root,
            env=self.environ(do),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    def calls(self) -> list[str]:
        """What the pretended uv was asked since the last time."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


WHOLE = ["venv --no-project", "pip install", "pip install", "pip install", "pip uninstall"]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_old_python_is_refused_in_both_languages(checkout: Checkout) -> None:
    run = checkout.run("site", before="import sys; sys.version_info = (3, 10, 13, 'final', 0)")
    assert run.returncode == 1
    assert "本书需要 Python 3.11 或更新的版本" in run.stderr
    assert "This book needs Python 3.11 or newer" in run.stderr
    assert "make PYTHON=python3." in run.stderr
    assert "Traceback" not in run.stderr
    assert checkout.names() == checkout.before


def test_old_pythons_can_read_the_refusal() -> None:
    tree = ast.parse((ROOT / "bootstrap.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.AsyncFunctionDef)
    assert not [ast.dump(node) for node in ast.walk(tree) if isinstance(node, newer)]
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert functions and not [node.name for node in functions if node.returns or node.args.kwonlyargs]


def old_pythons() -> list[Path]:
    """Interpreters older than 3.11 that pyenv has; none on most machines."""
    folder = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    old = [home for minor in ("2.7", "3.6", "3.8", "3.10") for home in folder.glob(f"{minor}.*")]
    return [home / "bin" / "python" for home in old if (home / "bin" / "python").exists()]


@pytest.mark.parametrize("old", [pytest.param(path, id=path.parts[-3]) for path in old_pythons()])
def test_a_real_old_python_is_refused(checkout: Checkout, old: Path) -> None:
    run = subprocess.run(
        [old, "-B", "bootstrap.py", "site"], cwd=checkout.root, capture_output=True, env={"LC_ALL": "C"}
    )
    assert run.returncode == 1
    assert "This book needs Python 3.11 or newer" in run.stderr.decode("utf-8")
    assert checkout.names() == checkout.before


def test_python_without_venv_is_told_what_to_install(checkout: Checkout) -> None:
    hide = """
import importlib.util
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == 'ensurepip' else find(name, package)
"""
    run = checkout.run("site", before=hide)
    assert run.returncode == 1
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert f"sudo apt install python{version}-venv" in run.stderr
    assert "没有 venv 模块" in run.stderr and "has no venv module" in run.stderr
    assert "Traceback" not in run.stderr
    assert checkout.names() == checkout.before


def test_a_taken_port_is_said_before_anything_is_made(checkout: Checkout) -> None:
    with socket.create_server((ports.HOST, 0)) as server:
        port = server.getsockname()[1]
        run = checkout.run("--port", str(port), "site")
    assert run.returncode == 1
    assert f"Port {port} is taken by another program" in run.stderr
    assert f"端口 {port} 已被别的程序占用" in run.stderr
    advice = run.stderr.strip().splitlines()[-1].rpartition("make serve PORT=")[2]
    assert int(advice) > port and ports.is_free(int(advice))
    assert checkout.names() == checkout.before


@pytest.mark.parametrize("text", ["", "0", "65536", "80a", "-1", "8000 ", "８０００"])
def test_a_wrong_port_is_a_sentence(text: str) -> None:
    with pytest.raises(sentences.SetupError, match="is no port number"):
        ports.require(text)


def test_a_free_port_is_accepted() -> None:
    with socket.create_server((ports.HOST, 0)) as server:
        port = server.getsockname()[1]
    assert ports.require(str(port)) == port


def test_an_unknown_group_is_a_sentence(checkout: Checkout) -> None:
    run = checkout.run("docs")
    assert run.returncode == 1
    assert "There is no group docs; there are: site, pdf, test, dev" in run.stderr
    assert checkout.names() == checkout.before


@UNIX_ONLY
def test_set_up_runs_once_and_again_only_for_new_requirements(checkout: Checkout) -> None:
    checkout.with_uv()
    run = checkout.run("test", "-c", "print('in the environment')")
    assert (run.returncode, run.stdout.strip()) == (0, "in the environment"), run.stderr
    assert checkout.calls() == WHOLE
    for group in ("test", "site"):  # test holds site
        assert checkout.run(group).returncode == 0
        assert checkout.calls() == []
    assert checkout.run("dev").returncode == 0
    assert checkout.calls() == WHOLE[1:]
    pins = checkout.root / "requirements" / "dev.txt"
    pins.write_text(pins.read_text().replace("ruff==", "ruff==9"))
    assert checkout.run("site").returncode == 0
    assert checkout.calls() == WHOLE[1:]


@UNIX_ONLY
def test_how_press_is_packaged_counts_as_a_requirement_and_its_linters_do_not(checkout: Checkout) -> None:
    checkout.with_uv().run("site")
    checkout.calls()
    settings = checkout.root / "pyproject.toml"
    settings.write_text(settings.read_text().replace("line-length = 110", "line-length = 111"))
    checkout.run("site")
    assert checkout.calls() == []
    settings.write_text(
        settings.read_text().replace("[project.scripts]", '[project.scripts]\nbook = "press.cli:main"')
    )
    checkout.run("site")
    assert checkout.calls() == WHOLE[1:]


@UNIX_ONLY
def test_a_failed_first_set_up_leaves_nothing(checkout: Checkout) -> None:
    run = checkout.with_uv().run("site", do="fail")
    assert run.returncode == 1
    assert "error: no route to the index" in run.stderr
    assert "Nothing half made was left" in run.stderr and "没有留下半成品" in run.stderr
    assert "Traceback" not in run.stderr
    assert checkout.names() == checkout.before


@UNIX_ONLY
def test_a_failed_renewal_keeps_the_environment_and_is_tried_again(checkout: Checkout) -> None:
    checkout.with_uv().run("site")
    run = checkout.run("test", do="fail")
    assert run.returncode == 1
    assert "The environment from before is still there" in run.stderr
    checkout.calls()
    assert checkout.run("site").returncode == 0
    assert checkout.calls() == []
    assert checkout.run("test").returncode == 0
    assert checkout.calls() == WHOLE[1:]


@UNIX_ONLY
def test_an_interrupted_first_set_up_leaves_nothing(checkout: Checkout) -> None:
    run = checkout.with_uv().run(
        "site",
        do="interrupt",
        before=f"import signal; signal.signal({signal.SIGINT:d}, signal.default_int_handler)",
    )
    assert run.returncode == 130, run.stderr
    assert "Interrupted" in run.stderr and "Traceback" not in run.stderr
    assert checkout.names() == checkout.before


@UNIX_ONLY
def test_half_an_environment_is_made_anew(checkout: Checkout) -> None:
    checkout.with_uv()
    (checkout.root / ".venv" / "bin").mkdir(parents=True)  # killed before it held a Python
    assert checkout.run("site").returncode == 0
    assert checkout.calls() == WHOLE
    python = checkout.root / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(checkout.root / "uninstalled")  # the Python it was made with has gone
    assert checkout.run("site").returncode == 0
    assert checkout.calls() == WHOLE


@UNIX_ONLY
def test_another_python_gets_an_environment_of_its_own(checkout: Checkout) -> None:
    checkout.with_uv().run("site")
    stamp = checkout.root / ".venv" / environment.STAMP
    stamp.write_text(json.dumps(json.loads(stamp.read_text()) | {"python": "3.12x"}))
    checkout.calls()
    run = checkout.run("site", "-c", "import sys; print(sys.executable)")
    assert checkout.calls() == WHOLE
    assert (checkout.root / f".venv-{environment.this_python()}").is_dir(), run.stderr
    assert checkout.run("site").returncode == 0
    assert checkout.calls() == []


@UNIX_ONLY
def test_two_at_once_set_up_once(checkout: Checkout) -> None:
    checkout.with_uv()
    both = [
        subprocess.Popen(
            checkout.command("site"),
            cwd=checkout.root,
            env=checkout.environ("slow"),
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    assert [process.wait(60) for process in both] == [0, 0]
    assert checkout.calls() == WHOLE


def test_pip_installs_by_hash_and_builds_with_pinned_tools_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []
    pip = installer.PipInstaller(tmp_path / ".venv")
    monkeypatch.setattr(pip, "run", lambda step, command, kept, count=0: commands.append(command))
    pip.install(ROOT, "site", kept=False)
    build, packages, press, cleaning = commands
    for command in (build, packages):
        assert {"--require-hashes", "--no-deps", "--no-build-isolation"} <= set(command)
    assert {"--no-deps", "--no-build-isolation", "-e"} <= set(press)
    assert "setuptools" in cleaning
