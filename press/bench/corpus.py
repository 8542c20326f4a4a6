"""The book blown up to a full-size one from copies of its chapters, and a plain one for comparison."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

from press.errors import BookError
from press.snippets.model import ROOT

PAIRS = 60


def blow_up(target: Path, pairs: int = PAIRS) -> list[str]:
    """Make a book of at least `pairs` page pairs in `target` from copies of the real parts.

    Returns the common names of its pages (ideas/gil.md). Raises BookError if there are no chapters yet.
    """
    docs = ROOT / "docs"
    parts = sorted(path for path in docs.iterdir() if path.is_dir() and any(path.glob("*.zh.md")))
    if not parts:
        raise BookError(docs, None, "there are no chapters to measure", "write one")
    shutil.copytree(docs, target / "docs", dirs_exist_ok=True)
    for name in ("snippets", "press"):
        (target / name).symlink_to(ROOT / name)
    number = 1
    while len(_pages(target / "docs")) < pairs:
        number += 1
        for part in parts:
            copy = target / "docs" / f"{part.name}_{number}"
            shutil.copytree(part, copy, ignore=shutil.ignore_patterns("*.ipynb"))
            if len(_pages(target / "docs")) >= pairs:
                break
    _mend_links_to_left_out_notebooks(target / "docs")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = _pages(target / "docs")
    (target / "mkdocs.yml").write_text(with_nav(settings, pages), "utf-8")
    return pages


def _pages(docs: Path) -> list[str]:
    found = {path.relative_to(docs).as_posix().replace(".zh.", ".") for path in docs.rglob("*.zh.*")}
    return sorted(name for name in found if name.endswith((".md", ".ipynb")))


def _mend_links_to_left_out_notebooks(docs: Path) -> None:
    for path in docs.glob("*_*/*.md"):
        text = path.read_text("utf-8")
        original = path.parent.name.rpartition("_")[0]
        path.write_text(re.sub(r"\]\((\w+\.ipynb)", rf"](../{original}/\1", text), "utf-8")


def with_nav(settings: str, pages: list[str]) -> str:
    """mkdocs.yml with a navigation of these pages, sections by folder, index pages first."""
    sections: dict[str, list[str]] = {}
    for page in pages:
        sections.setdefault(page.rpartition("/")[0], []).append(page)
    nav: list[object] = list(sections.pop("", []))
    for folder, names in sections.items():
        nav.append({folder: sorted(names, key=lambda name: (not name.endswith("/index.md"), name))})
    text = yaml.safe_dump({"nav": nav}, allow_unicode=True, sort_keys=False)
    return re.sub(r"(?ms)^nav:.*?(?=^\S)", text + "\n", settings, count=1)


def plain(target: Path, pages: list[str]) -> None:
    """The Chinese half as an ordinary Material book: no editions, no notebooks, nothing corrected."""
    source = target.parent / "book"
    for page in pages:
        if page.endswith(".md"):
            copy = target / "docs" / page
            copy.parent.mkdir(parents=True, exist_ok=True)
            text = (source / "docs" / page.replace(".md", ".zh.md")).read_text("utf-8")
            copy.write_text(_with_ordinary_images(text), "utf-8")
    shutil.copytree(source / "docs" / "assets", target / "docs" / "assets", dirs_exist_ok=True)
    (target / "docs/assets/diagrams").rename(target / "docs/assets/drawn")
    for name in ("snippets", "press"):
        (target / name).symlink_to(ROOT / name)
    settings = with_nav((ROOT / "mkdocs.yml").read_text("utf-8"), [p for p in pages if p.endswith(".md")])
    settings = re.sub(r"(?ms)^plugins:.*?(?=^\S)", "plugins: [search]\n", settings, count=1)
    settings = re.sub(r"(?ms)^validation:.*?(?=^\S)", "", settings, count=1)
    settings = settings.replace("  custom_dir: press/pages/theme\n", "")
    (target / "mkdocs.yml").write_text(settings, "utf-8")


def _with_ordinary_images(text: str) -> str:
    return re.sub(r"assets/diagrams/([\w-]+)\.svg", r"assets/drawn/\1.zh.svg", text)
