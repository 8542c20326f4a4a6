"""`make offline`: one whole archive, or none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import typer

from press.pages import offline_verb


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\ntheme: mkdocs\nplugins: []\n")
    monkeypatch.setattr(offline_verb, "ROOT", tmp_path)
    return tmp_path


def test_the_archive_holds_the_site(site: Path) -> None:
    offline_verb.offline_verb(offline_verb.TARGET)
    with zipfile.ZipFile(site / offline_verb.TARGET) as archive:
        assert "concurrent-python/index.html" in archive.namelist()
    assert not (site / "site").exists()


def test_a_site_with_a_mistake_gives_no_archive(site: Path) -> None:
    (site / "docs" / "index.md").write_text("[nowhere](missing.md)\n")
    with pytest.raises(typer.Exit):
        offline_verb.offline_verb(offline_verb.TARGET)
    assert not (site / "dist").exists()
