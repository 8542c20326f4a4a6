"""Programs to save, and the site as one archive: the same bytes from the same files."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from press.pages.downloads import programs, snippets_archive
from press.pages.offline import pack


@pytest.fixture
def snippets(tmp_path: Path) -> Path:
    for name in ("b/two.py", "a/one.py", "a/one.out", "a/__pycache__/one.py", ".hidden/x.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}\n", "utf-8")
    return tmp_path


def test_programs_are_sorted_and_nothing_else(snippets: Path) -> None:
    assert [path.relative_to(snippets).as_posix() for path in programs(snippets)] == ["a/one.py", "b/two.py"]


def test_the_archive_depends_on_the_programs_alone(snippets: Path) -> None:
    first = snippets_archive(snippets)
    os.utime(snippets / "a/one.py", (1, 1))
    (snippets / "a/one.py").chmod(0o600)
    assert snippets_archive(snippets) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == ["concurrent-python/a/one.py", "concurrent-python/b/two.py"]
        assert archive.read("concurrent-python/a/one.py") == b"# a/one.py\n"
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    (snippets / "a/one.py").write_text("# changed\n", "utf-8")
    assert snippets_archive(snippets) != first


def test_a_packed_site_has_one_folder(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "index.html").write_text("zh")
    (site / "en/index.html").write_text("en")
    target = tmp_path / "dist" / "book.zip"
    assert pack(site, target) == target.stat().st_size
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == ["concurrent-python/en/index.html", "concurrent-python/index.html"]
    assert list(target.parent.iterdir()) == [target]
