"""The download page: what is there is linked with its size and day, what is not names the command."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from press.pages import downloads, shelf
from press.pages.alignment import parse
from press.pages.page import Page
from press.snippets.model import SNIPPETS

EN = Page(None, "en", "en", "en/download/")
DAY = 1_790_000_000  # 2026-09-21


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("OFFLINE", raising=False)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("a")
    (tmp_path / "dist").mkdir()
    return tmp_path


def put(root: Path, name: str, size: int) -> None:
    file = root / "dist" / name
    file.write_bytes(b"x" * size)
    os.utime(file, (DAY, DAY))


def rows(root: Path, page: Page = EN) -> dict[str, list[str]]:
    """Title -> href or '', size, date."""
    found = {}
    for row in parse(shelf.shelf(root, page)).xpath(".//tbody/tr"):
        cells = [" ".join(cell.text_content().split()) for cell in row]
        found[cells[0]] = ["".join(row.xpath("./td[1]/a/@href")), *cells[2:]]
    return found


def test_what_is_not_there_is_not_linked_and_says_how_to_make_it(root):
    found = rows(root)
    assert len(found) == 7
    assert found["PDF in Chinese"] == ["", "make pdf", "–"]
    assert found["EPUB in English"] == ["", "make epub", "–"]
    assert found["The website, offline"] == ["", "make offline", "–"]
    assert shelf.stock(root) == []


def test_what_is_there_is_linked_with_size_and_day(root):
    put(root, "concurrent-python-zh.pdf", 2_345_678)
    put(root, "concurrent-python-en.epub", 54_321)
    found = rows(root)
    assert found["PDF in Chinese"] == ["../../downloads/concurrent-python-zh.pdf", "2.3 MB", "2026-09-21"]
    assert found["EPUB in English"] == ["../../downloads/concurrent-python-en.epub", "54 kB", "2026-09-21"]
    assert [path.name for path in shelf.stock(root)] == [
        "concurrent-python-zh.pdf", "concurrent-python-en.epub",
    ]  # fmt: skip


def test_other_files_are_not_offered(root):
    put(root, "notes.txt", 10)
    put(root, "concurrent-python-zh.pdf.part", 10)
    assert shelf.stock(root) == []


def test_all_programs_are_always_there(root):
    href, size, _ = rows(root)["All programs"]
    assert href == "../../snippets.zip"
    assert size == shelf.shown_size(len(downloads.snippets_archive(SNIPPETS)))


def test_a_site_on_a_disk_does_not_carry_the_files_again(root, monkeypatch):
    put(root, "concurrent-python-zh.pdf", 2_345_678)
    monkeypatch.setenv("OFFLINE", "true")
    assert shelf.stock(root) == []
    assert rows(root)["PDF in Chinese"] == ["", "on the website", "–"]


def test_the_languages_have_the_same_rows(root):
    zh, en = rows(root, Page(None, "zh", "zh", "download/")), rows(root)
    assert [row[1:] for row in zh.values()] == [row[1:] for row in en.values()]
