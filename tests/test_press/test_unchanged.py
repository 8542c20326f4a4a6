"""A served book: what stands on the disk after an edit is what a build from nothing would have put there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import mini_book

SERVED = """
import logging, shutil, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
from press.pages import serving
from press.pages.unchanged import Unchanged

site, kept = sys.argv[1:]
config = load_config("mkdocs.yml", site_dir=site)
config.plugins.on_startup(command="serve", dirty=False)
rendered = []
render = Unchanged.render
Unchanged.render = lambda self, page, files, make: render(
    self, page, files, lambda: (rendered.append(page.file.src_uri), make())
)
serving.check_port = lambda host, port: None
for number, line in enumerate(["start\\n", *sys.stdin]):
    if number:
        exec(line)
    rendered.clear()
    build(load_config("mkdocs.yml", site_dir=site), serve_url="http://x/")
    shutil.copytree(site, f"{kept}/{number}")
    print(*sorted(rendered), flush=True)
"""
API = "\n/// api | queue\n///\n"


def append(file: str, text: str) -> str:
    return f"open({file!r}, 'a', encoding='utf-8').write({text!r})"


# An edit, and the pages that are rendered again for it.
EDITS = {
    append("docs/threads/locks.zh.md", "\n新的一段。\n"): "threads/locks.md",
    append("docs/threads/locks.zh.md", "\n用 `Queue.put()`。\n"): "threads/locks.md threads/pool.md",
    append("snippets/threads/locks/one_at_a_time.out", "more\n"): "*",
    "import pathlib; p = pathlib.Path('docs/threads/pool.zh.md'); "
    "p.write_text(p.read_text('utf-8').replace('# 线程池', '# 池'), 'utf-8')": "threads/pool.md",
}


def book(folder: Path) -> Path:
    """The small book, in which one page has an index of names and is one of reference."""
    root = mini_book.write(folder)
    for language in ("zh", "en"):
        page = root / f"docs/threads/pool.{language}.md"
        page.write_text(page.read_text("utf-8") + API, "utf-8")
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "reference: [appendix/api.md" in text
    settings.write_text(text.replace("reference: [appendix/api.md", "reference: [threads/pool.md"), "utf-8")
    return root


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The sites after each edit, and which pages were rendered for it."""
    folder = tmp_path_factory.mktemp("served")
    root = book(folder / "book")
    environment = mini_book.environment(root, EDITIONS="zh", SITE_URL=mini_book.SITE_URL)
    command = [sys.executable, "-c", SERVED, str(folder / "site"), str(folder / "sites")]
    edits = "".join(f"{edit}\n" for edit in EDITS)
    done = subprocess.run(
        command, cwd=root, env=environment, input=edits, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / "sites", done.stdout.splitlines()


def test_only_the_pages_that_an_edit_touches_are_rendered_again(served: tuple[Path, list[str]]) -> None:
    first, *others = served[1]
    assert len(first.split()) == len(mini_book.PAGES)
    assert others == [first if pages == "*" else pages for pages in EDITS.values()]


@pytest.mark.parametrize("number", range(len(EDITS) + 1))
def test_the_served_site_is_that_of_a_whole_build(
    served: tuple[Path, list[str]], tmp_path: Path, number: int
) -> None:
    root = book(tmp_path / "book")
    for edit in list(EDITS)[:number]:
        subprocess.run([sys.executable, "-c", edit], cwd=root, check=True)
    shutil.rmtree(root / ".cache", ignore_errors=True)
    done = mini_book.build(root, tmp_path / "site", EDITIONS="zh", SITE_URL=mini_book.SITE_URL)
    assert done.returncode == 0, done.stderr[-3000:]
    whole, now = files(tmp_path / "site"), files(served[0] / str(number))
    assert whole.keys() == now.keys()
    assert [name for name in whole if whole[name] != now[name] and not name.endswith(".gz")] == []
