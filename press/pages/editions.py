"""The MkDocs plugin that builds every edition of the book from one `mkdocs build`.

A thin adapter: MkDocs calls it, and it calls the plain functions of this package.  Each edition is an
ordinary, complete MkDocs build; the first lives at the root of the site and has the others built beside it.
`EDITIONS=zh` builds only the first (fast writing).
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from press.pages import downloads, frame, listing, offline, search, serving, shelf, styles, templates, twins
from press.pages.beside import Ended
from press.pages.edition import absolute_path, editions_from, page_address, wanted
from press.pages.further import build_edition
from press.pages.late import load_late
from press.pages.others import Others
from press.pages.rendering import Rendering
from press.pages.reports import NAMES, fresh, name_files_really, repeat
from press.pages.switcher import Switcher
from press.pages.unchanged import Unchanged
from press.snippets.model import ROOT, SNIPPETS

log = logging.getLogger("mkdocs.press")

load_late("jieba", "jupytext", "mkdocs_jupyter.convert")


class EditionsConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's table in mkdocs.yml; see `edition.Edition` for the keys of each edition."""

    editions = config_options.Type(dict)
    reference = config_options.Type(list, default=[])
    """Pages to be looked up, not read: a search names them after the chapters."""


class EditionsPlugin(BasePlugin[EditionsConfig]):  # type: ignore[no-untyped-call]
    """Builds one edition; MkDocs keeps one instance for all builds of a process."""

    def __init__(self) -> None:
        self.command = "build"
        self._environment: Environment | None = None
        self.become(None, None)

    def become(
        self,
        edition: str | None,
        root_url: str | None,
        lend_to: str | None = None,
        borrow_from: Mapping[str, str] | None = None,
    ) -> None:
        """Start afresh for an edition (None: the first one); the folders are those of `others.Order`."""
        self.edition_name, self.root_url = edition, root_url
        self._lend_to = Path(lend_to) if lend_to else None
        self._borrow_from = {language: Path(folder) for language, folder in (borrow_from or {}).items()}
        self.rendering: Rendering | None = None
        self.unchanged: Unchanged | None = None
        self._others = Others()

    # ── settings ──────────────────────────────────────────────────────────────────────────────────────

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what is being done; a served book is built again and again."""
        gc.set_threshold(50_000, 20, 20)  # or looking for rings of garbage 340 times takes 4 % of a build
        self.command = command
        if command == "serve":
            self.unchanged = Unchanged()

    @event_priority(100)  # before search, which asks for the theme's language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the ordinary settings those of this edition."""
        try:
            self.editions = editions_from(self.config.editions)
            self.wanted = wanted(self.editions, os.environ.get("EDITIONS"))
        except ValueError as error:
            raise PluginError(str(error)) from None
        self.edition = self.editions[self.edition_name or self.wanted[0]]
        if self.root_url is None:
            self.root_url = config.site_url
            if self.command == "serve":
                serving.check_port(*config.dev_addr)
        self._environment = templates.share(config.theme, self._environment)
        if self._is_root():
            NAMES.said.clear()
            self._start_others(config)
        self.switcher = Switcher(self.edition, [self.editions[name] for name in self.wanted], self.root_url)
        config.extra["alternate"] = True  # the header has a menu; being no list, it makes no links in <head>
        config.theme["language"] = self.edition.theme_language
        config.site_name, config.site_description = self.edition.site_name, self.edition.description
        config.site_url = urljoin(self.root_url, self.edition.path) if self.root_url else None
        notebooks = config.plugins.get("mkdocs-jupyter")
        if notebooks is not None:  # editions would throw away each other's cache
            notebooks.config["cache_dir"] = f".cache/mkdocs-jupyter/{self.edition.name}"
        settings = config.plugins.get("material/offline")
        if settings is not None and settings.config.enabled:  # else the plugin names a script on another host
            config.extra["polyfills"] = [offline.SHIM]
        search.quicken()
        listing.keep_listings(self.edition.name)
        name_files_really()
        return config

    def _is_root(self) -> bool:
        return not self.edition.path

    # ── files and navigation ──────────────────────────────────────────────────────────────────────────

    @event_priority(100)  # before mkdocs-jupyter wraps the notebooks
    def _select(self, files: Files, *, config: MkDocsConfig) -> Files:
        shown, self.twins = twins.in_language(files, self.edition.language, config, log.warning)
        NAMES.sources = twins.real_names(self.twins, self.edition.language)
        content = downloads.snippets_archive(SNIPPETS) if self._is_root() else b""
        shown.append(File.generated(config, downloads.ARCHIVE, content=content))
        if self._is_root():
            for path in downloads.programs(SNIPPETS):
                uri = f"snippets/{path.relative_to(SNIPPETS).as_posix()}"
                shown.append(File.generated(config, uri, abs_src_path=str(path)))
            for path in shelf.stock(ROOT):
                shown.append(File.generated(config, f"{shelf.FOLDER}/{path.name}", abs_src_path=str(path)))
        return shown

    @event_priority(-100)  # after mkdocs-jupyter
    def _repair(self, files: Files, *, config: MkDocsConfig) -> Files:
        twins.repair_notebook_files(files)
        self.rendering = Rendering(
            self.edition, self.twins, config, files, log, lend_to=self._lend_to, borrow_from=self._borrow_from
        )
        if self.unchanged is not None:
            diagrams = Path(config.docs_dir, "assets/diagrams")
            folders = [SNIPPETS, diagrams, Path(__file__).parent]
            self.unchanged.look_around(files, folders, self.edition.language)
        return files

    on_files = CombinedEvent(_select, _repair)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Title the sections."""
        twins.title_sections(nav)
        self._nav = nav
        return nav

    # ── content ───────────────────────────────────────────────────────────────────────────────────────

    @event_priority(-100)  # after mkdocs-jupyter has set how a notebook is rendered
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Have the page rendered in this edition's way."""
        assert self.rendering is not None
        rendering, unchanged, ordinary = self.rendering, self.unchanged, page.render

        def render(config: MkDocsConfig, files: Files) -> None:
            if page.is_homepage:
                page.meta.setdefault("hide", ["navigation", "toc"])
            if unchanged is None:
                rendering.render(page, ordinary)
            else:
                unchanged.render(page, files, lambda: rendering.render(page, ordinary))

        page.render = render  # type: ignore[method-assign]
        return page

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Every page is rendered and none is written: the last moment to stop without leaving halves."""
        assert self.rendering is not None
        self.rendering.lent_all()
        if self.rendering.mistakes and self.command != "serve":
            number = len(self.rendering.mistakes)
            raise Abort(
                f"Aborted with {number} mistake{'s' * (number > 1)} in the chapters; nothing was written"
            )
        if self.unchanged is not None:
            pages = [file.page for file in files.documentation_pages() if file.page is not None]
            self.unchanged.mark(self._nav, pages)
        return env

    # ── the frame around it ───────────────────────────────────────────────────────────────────────────

    @event_priority(100)  # before search
    def _slim(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        self._full_content, self._entries_before = page.content, len(_index(config))
        if self.unchanged is not None and self.unchanged.kept(page) is not None:
            return  # its entries are known
        if page.file.src_uri in self.config.reference:
            page.meta["search"] = {"boost": search.OF_REFERENCE}
        if self.switcher.made_of_singles(self.edition):
            page.meta["search"], page.content = {"exclude": True}, ""
        else:
            page.content = search.searchable(page.content or "")

    @event_priority(-100)  # after search
    def _frame(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """What the theme shows of the other editions, and of the files behind the page."""
        page.content = self._full_content
        extra = self.switcher.of_page(page.url)
        if self.edition.parallel:
            extra["twin_edit_url"] = twins.edit_url(page, self.twins, self.edition.languages[1])
        cast(dict[str, Any], context).update(extra)
        return context

    on_page_context = CombinedEvent(_slim, _frame)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The same for 404.html and the sitemap."""
        cast(dict[str, Any], context).update(self.switcher.of_template())
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Shared assets, the document's language; or what the last build made of the very same page."""
        kept = self.unchanged.kept(page) if self.unchanged is not None else None
        if kept is not None:
            _index(config).extend(kept.entries)
            return kept.output
        output = frame.finish(
            frame.share(output, self.edition, page_address(self.edition, page.url)), self.edition
        )
        if self.unchanged is not None:
            self.unchanged.keep_output(page, output, _index(config)[self._entries_before :])
        return output

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The same for 404.html; one sitemap is enough."""
        if template_name == "sitemap.xml":
            return output_content if self._is_root() else ""
        if not template_name.endswith(".html"):
            return output_content
        root_path = absolute_path(self.root_url, "")
        return frame.finish(frame.share_absolute(output_content, self.edition, root_path), self.edition)

    # ── the other editions, and the end ───────────────────────────────────────────────────────────────

    def _start_others(self, config: MkDocsConfig) -> None:
        assert config.config_file_path is not None
        editions = [self.editions[name] for name in self.wanted[1:]]
        site = Path(config.site_dir)
        folder = self._others.start(
            editions,
            build_edition,
            site,
            config.config_file_path,
            self.root_url,
            config.use_directory_urls,
            first=None if self.command == "serve" else self.edition,  # it would lend only what changed
        )
        self._lend_to = Path(folder) if folder else None

    @event_priority(-50)  # after search has written its index, before offline makes a script of it
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish this edition's files, then wait for the others and repeat what they reported."""
        site = Path(config.site_dir)
        search.shrink_index(site)
        if self.command == "build":
            search.remember_segments()
            listing.LISTINGS.write()
        if not self._is_root():
            frame.drop_shared(site)
            return
        frame.drop_unused(site)
        styles.drop_rules(site)
        search.correct_scripts(site, log.warning)
        search.drop_languages(site, config.plugins["material/search"].config.lang)
        try:
            repeat(fresh(self._others.finish(site)))
        except Ended as failure:
            raise Abort(str(failure)) from None
        self._zip_indexes(site)

    def _zip_indexes(self, site: Path) -> None:
        """Make the index of a parallel edition from those of its languages."""
        for name in self.wanted:
            edition = self.editions[name]
            if self.switcher.made_of_singles(edition):
                zh, en = (site / self.switcher.single[language].path for language in edition.languages)
                search.zip_indexes(zh, en, site / edition.path)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Show edits sooner."""
        serving.look_often(server)
        return server

    def on_build_error(self, *, error: Exception) -> None:
        """Nobody waits for the work beside any more."""
        self._others.stop()

    def on_shutdown(self) -> None:
        """The same when the build is interrupted."""
        self._others.stop()


def _index(config: MkDocsConfig) -> list[Any]:
    """The entries of the search index so far."""
    plugin: Any = config.plugins["material/search"]
    entries: list[Any] = plugin.search_index.entries
    return entries
