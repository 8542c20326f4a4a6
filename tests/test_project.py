"""The checkout as a whole: what it promises a newcomer is there, and says the same thing everywhere."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from press.cli import VERBS
from press.setup import tracked
from press.setup.environment import GROUPS
from press.snippets.model import SUPPORTED, displayed

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EXAMPLE = ROOT / "snippets" / "ideas" / "races" / "lost_update_forced.py"
is_checkout = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
needs_git = pytest.mark.needs("git")
needs_make = pytest.mark.needs("make")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# --- works on every machine ---------------------------------------------------------------------------------


@is_checkout
@needs_git
def test_no_registry_address_and_no_machine_path_is_tracked() -> None:
    assert not tracked.unwanted(ROOT)


@needs_git
@pytest.mark.parametrize(
    "line",
    [
        "see https://" + "pypi" + ".org/project/trio",
        "--extra-index" + "-url file:x",
        '"resolved": ' + '"https://x/y.tgz"',
        "open('" + "/home" + "/ann/book/x.py')",
        "cd " + "/root" + "/book",
    ],
)
def test_such_an_address_or_path_is_found(tmp_path: Path, line: str) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / "notes.md").write_text(f"first\n{line}\n")
    assert [found.partition(": ")[0] for found in tracked.unwanted(tmp_path)] == ["notes.md:2"]


# --- requirements -------------------------------------------------------------------------------------------


def pins(group: str) -> dict[str, set[str]]:
    """Package -> versions (there may be one for old and one for new Pythons) in a pinned file."""
    found: dict[str, set[str]] = {}
    for line in re.findall(r"^[A-Za-z0-9][^\\\n]*", text(REQUIREMENTS / f"{group}.txt"), re.MULTILINE):
        requirement = Requirement(line.strip())
        found.setdefault(canonicalize_name(requirement.name), set()).add(
            str(requirement.specifier).removeprefix("==")
        )
    return found


def wanted(group: str) -> list[Requirement]:
    """What a group asks for, with the groups it includes."""
    found: list[Requirement] = []
    for line in text(REQUIREMENTS / f"{group}.in").splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("-r "):
            found += wanted(line[3:].strip().removesuffix(".in"))
        elif line:
            found.append(Requirement(line))
    return found


@pytest.mark.parametrize("group", ["build", *GROUPS])
def test_pinned_files_have_versions_and_hashes_and_no_addresses(group: str) -> None:
    pinned = text(REQUIREMENTS / f"{group}.txt")
    assert "://" not in pinned and "index" not in pinned and " @ " not in pinned
    entries = re.split(r"^(?=[A-Za-z0-9])", pinned, flags=re.MULTILINE)[1:]
    assert entries
    for entry in entries:
        assert re.match(r"[\w.\[\],-]+==[\w.]+", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("group", ["build", *GROUPS])
def test_pinned_files_match_what_is_asked_for(group: str) -> None:
    have = pins(group)
    for requirement in wanted(group):
        versions = have.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement.name} is in {group}.in and not pinned; run `make lock`"
        for version in versions:
            assert requirement.specifier.contains(version), f"{requirement} and {version}; run `make lock`"


def test_each_group_holds_the_one_before_with_the_same_versions() -> None:
    for smaller, larger in pairwise(GROUPS):
        have = pins(larger)
        for name, versions in pins(smaller).items():
            assert have.get(name) == versions, f"{name} in {smaller}.txt and {larger}.txt; run `make lock`"


def imported(folder: Path) -> set[str]:
    """Top-level names of the modules that the Python files below a folder import."""
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(text(path))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize(("folder", "group"), [("press", "test"), ("tests", "test")])
def test_what_is_imported_is_asked_for(folder: str, group: str) -> None:
    asked = {canonicalize_name(requirement.name) for requirement in wanted(group)}
    origin = packages_distributions()
    own = {"press", "tests", *sys.stdlib_module_names}
    for name in imported(ROOT / folder) - own:
        sources = {canonicalize_name(source) for source in origin.get(name, [])}
        assert not sources or sources & asked, (
            f"{folder} imports {name} ({sources}): add it to requirements/*.in"
        )


def test_set_up_needs_the_standard_library_only() -> None:
    assert imported(ROOT / "press" / "setup") <= {"press", *sys.stdlib_module_names}


# --- make ---------------------------------------------------------------------------------------------------


def rules() -> dict[str, str]:
    """Verb -> recipe, as the Makefile has them."""
    found = re.findall(
        r"^([a-z][a-z-]*):(?!=)[^\n]*\n((?:\t[^\n]*\n)*)", text(ROOT / "Makefile"), re.MULTILINE
    )
    return dict(found)


def phony() -> list[str]:
    (line,) = re.findall(r"^\.PHONY: (.*)$", text(ROOT / "Makefile"), re.MULTILINE)
    return str(line).split()


@needs_make
def test_help_lists_every_verb_and_every_verb_has_a_recipe() -> None:
    run = subprocess.run(["make"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    listed = re.findall(r"^  ([a-z-]+) {2,}\S", run.stdout, re.MULTILINE)
    assert sorted(listed) == sorted(phony()) == sorted(rules())
    assert all(recipe.strip() for recipe in rules().values())


@needs_make
def test_help_says_each_verb_in_both_languages() -> None:
    for line in re.findall(r"^[a-z][a-z-]*:.*## .*$", text(ROOT / "Makefile"), re.MULTILINE):
        chinese, _, english = line.partition("## ")[2].partition(" | ")
        assert re.search(r"[\u4e00-\u9fff]", chinese), line
        assert english and not re.search(r"[\u4e00-\u9fff]", english), line


@needs_make
def test_a_python_that_is_not_there_is_a_sentence() -> None:
    run = subprocess.run(
        ["make", "build", "PYTHON=python3.99"], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert run.returncode
    assert "python3.99 is not here" in run.stderr and "找不到 python3.99" in run.stderr


@needs_make
def test_clean_removes_all_that_git_ignores(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "kept.md").write_text("kept")
    ignored = [line.strip("/") for line in text(ROOT / ".gitignore").splitlines() if line and line[0] != "#"]
    for name in ignored:
        made = "tests/browser/node_modules" if name == "node_modules" else name.replace("*", "x")
        (tmp_path / made).mkdir(parents=True)
        (tmp_path / made / "file").write_text("made")
    subprocess.run(["make", "clean"], cwd=tmp_path, check=True, capture_output=True)
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"Makefile", "kept.md"}


def test_verbs_of_press_that_make_calls_exist() -> None:
    called = re.findall(r"-m press ([a-z-]+)", text(ROOT / "Makefile") + text(ROOT / ".ci" / "run"))
    assert called and set(called) <= set(VERBS)


# --- README -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_verb_is_explained_and_every_command_exists(readme: Path) -> None:
    named = set(re.findall(r"\bmake ([a-z][a-z-]+)", text(readme)))
    rows = set(re.findall(r"^\| `make ([a-z-]+)` \|", text(readme), re.MULTILINE))
    assert rows == set(phony()) - {"help"}
    assert named <= set(phony())
    assert set(re.findall(r"-m press ([a-z-]+)", text(readme))) <= set(VERBS)


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "CONTRIBUTING.md"])
def test_every_file_that_is_named_exists(name: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", text(ROOT / name))
    folders = re.findall(r"^\| `([\w./]+/)`", text(ROOT / name), re.MULTILINE)
    for target in [*targets, *folders]:
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize(("readme", "comments"), [(READMES[0], "en"), (READMES[1], "zh")], ids=["en", "zh"])
def test_the_example_is_the_program_and_its_recorded_output(readme: Path, comments: str) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", text(readme), re.MULTILINE | re.DOTALL)
    (output,) = re.findall(r"^```text\n(.*?)^```$", text(readme), re.MULTILINE | re.DOTALL)
    assert code == displayed(text(EXAMPLE), comments)
    assert output == text(EXAMPLE.with_suffix(".out"))


def shape(readme: Path) -> list[str]:
    """The sequence of blocks: headings by level, paragraphs, rows, steps, fences by language."""
    blocks: list[str] = []
    fence = False
    for line in text(readme).splitlines():
        if line.startswith("```"):
            fence = not fence
            blocks += [line] if fence else []
        elif fence or not line:
            continue
        elif found := re.match(r"#+ |\| |\d+\. |- ", line):
            blocks.append(found.group())
        else:
            blocks.append("text")
    return blocks


def test_the_two_readmes_match_block_by_block() -> None:
    assert shape(READMES[0]) == shape(READMES[1])


# --- the same versions everywhere ---------------------------------------------------------------------------


def test_the_supported_pythons_are_the_same_everywhere() -> None:
    oldest, newest = SUPPORTED[0], SUPPORTED[-1]
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    classifiers = re.findall(r"Python :: (3\.\d+)", " ".join(project["classifiers"]))
    assert tuple(classifiers) == SUPPORTED
    assert project["requires-python"] == f">={oldest}"
    assert f"Python {oldest} to {newest}" in text(READMES[0])
    assert f"Python {oldest} 到 {newest}" in text(READMES[1])
    assert f"matrix {oldest} to {newest}" in text(ROOT / ".ci" / "run")
    limits = dict(re.findall(r"^(OLDEST|NEWEST) = \(3, (\d+)\)", text(ROOT / "bootstrap.py"), re.MULTILINE))
    assert limits == {"OLDEST": oldest.removeprefix("3."), "NEWEST": newest.removeprefix("3.")}
    jobs = yaml.safe_load(text(ROOT / ".github" / "workflows" / "ci.yml"))["jobs"]
    for job in ("tests", "windows"):
        assert tuple(jobs[job]["strategy"]["matrix"]["python"]) == SUPPORTED


def test_the_version_of_the_book_is_the_same_everywhere() -> None:
    version = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]["version"]
    assert yaml.safe_load(text(ROOT / "CITATION.cff"))["version"] == version


# --- continuous integration ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_and_say_which_release(path: Path) -> None:
    uses = re.findall(r"uses: *(\S+)(.*)", text(path))
    assert uses
    for action, comment in uses:
        assert re.fullmatch(r"[\w-]+/[\w./-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), f"{action}: say the release in a comment"


def test_an_action_is_the_same_commit_everywhere() -> None:
    pinned: dict[str, set[str]] = {}
    for action, commit in re.findall(r"uses: *(\S+)@(\S+)", "".join(map(text, WORKFLOWS))):
        pinned.setdefault(action, set()).add(commit)
    assert not {action: commits for action, commits in pinned.items() if len(commits) > 1}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_have_limits(path: Path) -> None:
    workflow = yaml.safe_load(text(path))
    allowed = {"contents": "read"}
    assert workflow["permissions"] in ({}, allowed)
    assert workflow["concurrency"]["group"]
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 30, name
        extra = set((job.get("permissions") or allowed).items()) - set(allowed.items())
        assert not extra or (name == "deploy" and extra == {("pages", "write"), ("id-token", "write")}), name
        checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts), name


@pytest.mark.needs("bash")
def test_ci_script_is_strict_and_parses() -> None:
    script = ROOT / ".ci" / "run"
    assert "set -euo pipefail" in text(script)
    subprocess.run(["bash", "-n", str(script)], check=True)
    last = [line for line in text(script).splitlines() if line][-2:]
    assert last[0] == 'echo "$passed passed, $failed failed"'


def test_the_gates_of_ci_leave_no_test_out() -> None:
    script = text(ROOT / ".ci" / "run")
    (programs,) = re.findall(r'^PROGRAMS="(.*)"$', script, re.MULTILINE)
    (others,) = re.findall(r'^gate "tests" make test ARGS="(.*)"$', script, re.MULTILINE)
    (claims,) = re.findall(r'^CLAIMS="(.*)"$', script, re.MULTILINE)
    assert {f"--ignore={path}" for path in programs.split()[1:]} == set(claims.split()[2:])
    ran_there = {programs.split()[0], *claims.split()[:2]}
    assert set(re.findall(r"--ignore=(\S+)", others)) | {"snippets"} == ran_there
    (paths,) = re.findall(r"^testpaths = \[(.*)\]$", text(ROOT / "pyproject.toml"), re.MULTILINE)
    assert {path.strip(' "') for path in paths.split(",")} == {*others.split()[:2], "snippets"}
    assert "-m 'not browser'" in others and 'gate "browser" make browser' in script


# --- CONTRIBUTING -------------------------------------------------------------------------------------------


def sentences_said() -> list[tuple[re.Pattern[str], int]]:
    """Every string that could be a message of press or a test: a pattern with blanks, its fixed length."""
    found: set[tuple[str, int]] = set()
    for path in [*(ROOT / "press").rglob("*.py"), *(ROOT / "tests").glob("*.py")]:
        for node in ast.walk(ast.parse(text(path))):
            if isinstance(node, ast.JoinedStr):
                parts = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
                pattern = "".join(".*" if part is None else re.escape(part) for part in parts)
                found.add((pattern, sum(len(part or "") for part in parts)))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add((re.escape(node.value), len(node.value)))
    return [(re.compile(pattern, re.DOTALL), fixed) for pattern, fixed in found]


def quoted_messages() -> list[str]:
    """The messages that CONTRIBUTING.md quotes: first column of the tables headed `gate: ...`."""
    tables = re.findall(r"^\| gate: .*\n\|.*\n((?:\|.*\n)+)", text(ROOT / "CONTRIBUTING.md"), re.MULTILINE)
    rows = [row for table in tables for row in table.splitlines()]
    return [re.sub(r"^\| (`+)(.*?)\1 \|.*", r"\2", row) for row in rows]


def test_every_message_that_is_quoted_is_said() -> None:
    said = sentences_said()
    messages = quoted_messages()
    assert len(messages) > 30

    def is_said(message: str) -> bool:
        likely = (pattern for pattern, fixed in said if 3 * fixed >= len(message))
        return any(pattern.fullmatch(message) or pattern.fullmatch(f"{message}\n") for pattern in likely)

    assert not [message for message in messages if not is_said(message)]
