"""One edition's view of docs/: `gil.zh.md` and `gil.en.md` appear as `gil.md`, in the edition's language.

After this, links, navigation, search, notebooks and the sitemap need no knowledge of languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from press.pages.edition import LANGUAGES

_PAIRED = re.compile(r"^(?P<stem>.+)\.(?P<language>zh|en)(?P<suffix>\.[^./]+)$")
_H1 = re.compile(r"^# +(.+?)(?: *\{[^}]*\})? *#*$", re.M)
_PAGES = (".md", ".ipynb")


@dataclass(frozen=True)
class Twins:
    """A page or picture in both languages; a missing half is not in `sources`."""

    uri: str
    sources: dict[str, File]

    @property
    def is_page(self) -> bool:
        """Whether it is a chapter or a notebook, which must exist in both languages."""
        return self.uri.endswith(_PAGES)

    def source(self, language: str) -> File:
        """The half in a language; the other one if that is missing."""
        return self.sources.get(language) or next(iter(self.sources.values()))

    def missing(self) -> list[str]:
        """Names of the files that ought to be there and are not."""
        stem, dot, suffix = self.uri.rpartition(".")
        return [f"{stem}.{language}{dot}{suffix}" for language in LANGUAGES if language not in self.sources]


def split(uri: str) -> tuple[str, str] | None:
    """("ideas/gil.md", "zh") for "ideas/gil.zh.md"; None for a file that is no half of a pair."""
    found = _PAIRED.match(uri)
    return (found["stem"] + found["suffix"], found["language"]) if found else None


def pair_up(files: Iterable[File]) -> tuple[list[File], list[Twins]]:
    """The files without a language, and the pairs in the order of their names."""
    single: list[File] = []
    pairs: dict[str, dict[str, File]] = {}
    for file in files:
        half = split(file.src_uri)
        if half is None:
            single.append(file)
        else:
            pairs.setdefault(half[0], {})[half[1]] = file
    return single, [Twins(uri, pairs[uri]) for uri in sorted(pairs)]


def in_language(
    files: Files, language: str, config: MkDocsConfig, complain: Callable[[str], None]
) -> tuple[Files, dict[str, Twins]]:
    """The files as an edition in `language` sees them, and the pairs by their common name."""
    single, pairs = pair_up(files)
    for file in single:
        if file.src_uri.endswith(_PAGES) and not Path(file.src_uri).name.startswith("README"):
            complain(
                f"{file.src_uri}: a page says its language in its name: write {file.name}.zh.md and .en.md"
            )
    for twins in pairs:
        if twins.is_page:
            for name in twins.missing():
                there = next(iter(twins.sources.values())).src_uri
                complain(f"{there} has no twin: write {name}")
    shown = [as_common(twins, language, config) for twins in pairs]
    return Files([*single, *shown]), {twins.uri: twins for twins in pairs}


def real_names(pairs: Mapping[str, Twins], language: str) -> dict[str, str]:
    """Name of the file in a language for each common name."""
    return {uri: pair.source(language).src_uri for uri, pair in pairs.items()}


def as_common(twins: Twins, language: str, config: MkDocsConfig) -> File:
    """The half in `language` (the other if that is missing) under the pair's common name."""
    source = twins.source(language)
    assert source.abs_src_path is not None
    shown = File.generated(config, twins.uri, abs_src_path=source.abs_src_path)
    shown.edit_uri = source.src_uri
    shown.generated_by = None  # so that MkDocs reports links to it as to any page
    return shown


def edit_url(page: Page, pairs: Mapping[str, Twins], language: str) -> str | None:
    """Where to edit the file behind a page in another of its languages."""
    pair = pairs.get(page.file.src_uri)
    if pair is None or not page.edit_url or not page.file.edit_uri:
        return None
    return page.edit_url.replace(page.file.edit_uri, pair.source(language).src_uri)


def repair_notebook_files(files: Files) -> None:
    """mkdocs-jupyter wraps files and then looks for one called like the common name: give it the real one."""
    for file in files:
        inner = file.__dict__.get("file")
        if isinstance(inner, File):
            file.abs_src_path, file.edit_uri = inner.abs_src_path, inner.edit_uri


def title_sections(nav: Navigation) -> None:
    """Give every section the first heading of its index page; mkdocs.yml holds nothing to translate."""

    def walk(items: Iterable[object]) -> None:
        for item in items:
            if isinstance(item, Section):
                item.title = next(filter(None, map(_index_title, item.children)), item.title)
                walk(item.children)

    walk(nav.items)


def _index_title(item: object) -> str | None:
    file = getattr(item, "file", None)
    if file is None or PurePosixPath(file.src_uri).name != "index.md":
        return None
    found = _H1.search(file.content_string)
    return found[1].strip() if found else None


def as_notebook(file: File, config: MkDocsConfig) -> File:
    """The file as mkdocs-jupyter wraps it."""
    from mkdocs_jupyter.plugin import NotebookFile  # type: ignore[import-untyped]

    wrapped: File = NotebookFile(file, **config)
    wrapped.abs_src_path = file.abs_src_path
    return wrapped
