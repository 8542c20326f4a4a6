"""The rendered pages of one edition in the order of the menu, exactly as the site shows them.

MkDocs renders, with the site's own plugins; its theme, its templates and the other editions are left out.
Nothing here knows what becomes of the pages: the PDF and the EPUB are both made from a Feed.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, Section, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from press.errors import BookError
from press.pages.edition import Edition
from press.pages.editions import EditionsPlugin
from press.pages.reports import NAMES

NEEDED = ("editions", "mkdocs-jupyter")
"""The plugins that make content; the others make a website of it."""


ONLY_ON_THE_SITE = ("download.md",)
"""Pages that no book needs: it would offer itself for download."""


@dataclass(frozen=True)
class FeedPage:
    """A page as the site shows it, without the frame around it."""

    uri: str
    """Its name without a language: 'ideas/gil.md'."""
    source: str
    """The file that errors name: 'docs/ideas/gil.zh.md'."""
    url: str
    """Below the edition's folder: 'ideas/gil/'."""
    title: str
    html: str

    @property
    def is_notebook(self) -> bool:
        """Whether it was written as a notebook."""
        return self.uri.endswith(".ipynb")


@dataclass(frozen=True)
class Group:
    """A section of the menu: its pages, the first of which may be its index page."""

    name: str
    """Its folder: 'ideas'."""
    pages: tuple[FeedPage, ...]


@dataclass(frozen=True)
class Feed:
    """An edition's content."""

    edition: Edition
    site_url: str
    """The edition's address, '' if the book has none."""
    docs: Path
    items: tuple[FeedPage | Group, ...]

    @property
    def pages(self) -> list[FeedPage]:
        """All pages, in order."""
        return [page for item in self.items for page in (item.pages if isinstance(item, Group) else [item])]


class _Warnings(logging.Handler):
    """Keeps what MkDocs and the plugins complain of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def collect(root: Path, edition: str) -> Feed:
    """Render every page of an edition ('zh', 'en' or 'zh-en') of the book in `root`.

    Raises BookError with everything that the site's strict build would refuse: a mistake in a chapter, a dead
    link, blocks of the two languages that do not pair.
    """
    logger, warnings = logging.getLogger("mkdocs"), _Warnings()
    warnings.addFilter(NAMES)
    before, logger.propagate = logger.propagate, False
    logger.addHandler(warnings)
    try:
        config, plugin = _load(root, edition)
        files = _files(config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        pages = dict(_render(config, files))
    finally:
        logger.removeHandler(warnings)
        logger.propagate = before
    if warnings.said:
        raise BookError(
            root / "docs", None, _list(warnings.said), "mend the pages, then run the command again"
        )
    items = tuple(_items(nav.items, pages))
    return Feed(plugin.edition, config.site_url or "", Path(config.docs_dir), items)


def _list(said: list[str]) -> str:
    count = f"{len(said)} mistake{'s' * (len(said) > 1)} in the pages:"
    return "\n  ".join([count, *dict.fromkeys(said)])


def _load(root: Path, edition: str) -> tuple[MkDocsConfig, EditionsPlugin]:
    """The site's settings with a bare theme and only the plugins that make content."""
    file = root / "mkdocs.yml"
    with file.open("rb") as stream:
        settings: dict[str, Any] = yaml_load(stream, get_yaml_loader())
    plugins = [entry for entry in settings["plugins"] if _name(entry) in NEEDED]
    config = load_config(config_file=str(file), theme={"name": "mkdocs"}, plugins=plugins, strict=False)
    plugin = config.plugins["editions"]
    assert isinstance(plugin, EditionsPlugin)
    known = cast(Mapping[str, Any], plugin.config.editions)
    if edition not in known:
        raise BookError(file, None, f"there is no edition {edition!r}", f"there are: {', '.join(known)}")
    plugin.config.editions = {edition: known[edition]}  # or it would build the others too
    plugin.become(edition, config.site_url)
    command: Literal["build"] = "build"
    config.plugins.on_startup(command=command, dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    return config, plugin


def _name(entry: str | Mapping[str, Any]) -> str:
    return entry if isinstance(entry, str) else next(iter(entry))


def _files(config: MkDocsConfig) -> Files:
    files = config.plugins.on_files(get_files(config), config=config)
    set_exclusions(files, config)
    return files


def _render(config: MkDocsConfig, files: Files) -> Iterator[tuple[str, FeedPage]]:
    """Every page, as MkDocs renders it in a build."""
    events = config.plugins
    for file in files.documentation_pages():
        page = file.page or Page(None, file, config)
        config._current_page = page
        page = events.on_pre_page(page, config=config, files=files) or page
        page.read_source(config)
        page.markdown = events.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        html = events.on_page_content(page.content or "", page=page, config=config, files=files) or ""
        config._current_page = None
        uri = file.src_uri
        source = f"docs/{NAMES.sources.get(uri, uri)}"
        yield uri, FeedPage(uri, source, page.url, str(page.title or ""), html)


def _items(items: Iterable[object], pages: Mapping[str, FeedPage]) -> Iterator[FeedPage | Group]:
    for item in items:
        if isinstance(item, Page):
            if item.file.src_uri not in ONLY_ON_THE_SITE:
                yield pages[item.file.src_uri]
        elif isinstance(item, Section):
            yield Group(_folder(item), tuple(_flat(item, pages)))


def _flat(item: object, pages: Mapping[str, FeedPage]) -> Iterator[FeedPage]:
    if isinstance(item, Page):
        yield pages[item.file.src_uri]
    elif isinstance(item, Section | Navigation):
        for child in getattr(item, "children", None) or getattr(item, "items", []):
            yield from _flat(child, pages)


def _folder(section: Section) -> str:
    first = next((child for child in section.children if isinstance(child, Page)), None)
    return first.file.src_uri.partition("/")[0] if first else section.title
