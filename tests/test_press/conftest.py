"""A small book in a temporary folder, for tests of what reads chapters and programs."""

import json
from pathlib import Path

import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from press.snippets import model

REAL = model.ROOT
METADATA = "\n# /// script\n{}# ///\n"


class Book:
    """Writes the sources of a book; `root` has docs/ and snippets/ as the real one does."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("docs/assets/diagrams", "snippets"):
            (root / folder).mkdir(parents=True)

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def snippet(
        self, name: str, source: str, output: str | None = "", metadata: str = "", record: bool = True
    ) -> Path:
        """A program, its output (None: no file), its metadata without '# ', an entry in recorded.json."""
        block = METADATA.format("".join(f"# {line}\n" for line in metadata.splitlines())) if metadata else ""
        file = self.write(f"snippets/{name}", source + block)
        if output is not None:
            file.with_suffix(".out").write_text(output, "utf-8")
        if record:
            recorded = file.with_name("recorded.json")
            entries = json.loads(recorded.read_text("utf-8")) if recorded.exists() else {}
            entries[file.name] = {
                "source": model.sha256(file.read_text("utf-8")),
                "out": {} if output is None else {file.with_suffix(".out").name: model.sha256(output)},
                "python": "3.15.2",
                "system": "Linux",
                "ran": ["3.11", "3.12", "3.13", "3.14", "3.15"],
            }
            recorded.write_text(json.dumps(entries), "utf-8")
        return file

    def menu(self, *pages: str) -> None:
        """mkdocs.yml with the extensions of the real one, and these pages ('ideas/races.md') in its menu."""
        with (REAL / "mkdocs.yml").open("rb") as file:
            settings = yaml_load(file, get_yaml_loader())
        extensions = settings["markdown_extensions"]
        self.write("mkdocs.yml", yaml.safe_dump({"nav": list(pages), "markdown_extensions": extensions}))

    def pair(self, stem: str, zh: str, en: str) -> tuple[Path, Path]:
        """A chapter in both languages: 'ideas/races'."""
        return self.write(f"docs/{stem}.zh.md", zh), self.write(f"docs/{stem}.en.md", en)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    made = Book(tmp_path)
    monkeypatch.setattr(model, "ROOT", tmp_path)
    monkeypatch.setattr(model, "SNIPPETS", tmp_path / "snippets")
    return made
