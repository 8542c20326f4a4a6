"""How a page of an edition is rendered: with its place known, notebooks tidied, the parallel edition zipped.

A mistake in a chapter becomes one reported line and a box on the page, so that one build names them all.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from press.errors import BookError
from press.pages import home, lending, notebooks, parallel, twins
from press.pages import page as place
from press.pages.edition import Edition, page_address
from press.pages.half import Half, half_of
from press.pages.program import Program, reading_once
from press.pages.reports import NAMES
from press.pages.slots import Slots
from press.pages.twins import Twins

_ID = re.compile(r' id="([^"]+)"')


class Rendering:
    """The rendering of all pages of one build."""

    def __init__(
        self,
        edition: Edition,
        pairs: Mapping[str, Twins],
        config: MkDocsConfig,
        files: Files,
        log: logging.Logger,
        *,
        lend_to: Path | None = None,
        borrow_from: Mapping[str, Path] | None = None,
    ) -> None:
        """`lend_to`, `borrow_from`: folders of `lending`, for and, by language, from other editions."""
        self.edition = edition
        self._pairs = pairs
        self._config = config
        self._files = files
        self._log = log
        self._lend_to, self._borrow_from = lend_to, borrow_from or {}
        self._programs: dict[Any, Program] = {}
        self.mistakes: list[BookError] = []

    def render(self, page: Page, ordinary: Callable[[MkDocsConfig, Files], None]) -> None:
        """Give a page its content. `ordinary`: how MkDocs or mkdocs-jupyter would do it."""
        language = self.edition.language
        shelf = self._borrow_from.get(language)
        if shelf is None:
            half = self._one_language(page, language, ordinary)
        else:
            half = lending.borrow(shelf, page.file.src_uri)
            half.give_to(page, self._files)
        if self._lend_to is not None:
            lending.lend(self._lend_to, half.uri, half)
        with self._at(page, language):
            pair = self._pairs.get(half.uri)
            if self.edition.parallel and pair is not None and not pair.missing():
                self._zip(page, half, self._second_language(pair))
            self._fill(page, half)
        if page.is_homepage:
            page.content = home.lay_out(page.content or "")

    def lent_all(self) -> None:
        """No further page will be lent."""
        if self._lend_to is not None:
            lending.end(self._lend_to)

    def _one_language(
        self, page: Page, language: str, ordinary: Callable[[MkDocsConfig, Files], None]
    ) -> Half:
        slots = Slots(language)
        with self._at(page, language), slots.kept():
            try:
                ordinary(self._config, self._files)
            except BookError as mistake:
                self._confess(page, mistake)
        if page.file.src_uri.endswith(".ipynb"):
            self._tidy(page)
        return half_of(page, slots)

    def _fill(self, page: Page, half: Half) -> None:
        try:
            page.content = half.slots.filled(page.content or "", place.CURRENT.get())
        except BookError as mistake:
            self._confess(page, mistake)

    @contextmanager
    def _at(self, page: Page, language: str) -> Iterator[None]:
        """Tell the Markdown extensions which page they work on."""
        here = place.Page(
            path=_shown_path(page.file.abs_src_path),
            language=cast(place.Language, language),
            edition=cast(place.Edition, self.edition.name),
            url=page_address(self.edition, page.url),
            repo_url=self._config.repo_url or "",
        )
        token = place.CURRENT.set(here)
        try:
            with reading_once(self._programs):
                yield
        finally:
            place.CURRENT.reset(token)

    def _confess(self, page: Page, mistake: BookError) -> None:
        self.mistakes.append(mistake)
        self._log.error(str(mistake))
        what, where = escape(mistake.what), escape(f"{mistake.file}:{mistake.line or 1}")
        page.content = (
            f'<div class="admonition failure"><p class="admonition-title">{what}</p>'
            f"<p><code>{where}</code></p><p>{escape(mistake.cure)}</p></div>"
        )

    def _tidy(self, page: Page) -> None:
        def url_of(uri: str) -> str | None:
            file = self._files.get_file_from_path(uri)
            return file.url_relative_to(page.file) if file else None

        toc = cast(Any, page.toc)
        page.content = notebooks.tidy(page.content or "", toc, page.file.src_uri, url_of, self._log.warning)
        page.present_anchor_ids = set(_ID.findall(page.content))

    # ── the second language of a parallel edition ─────────────────────────────────────────────────────

    def _zip(self, page: Page, first: Half, second: Half) -> None:
        pair = self._pairs[first.uri]
        names = " / ".join(pair.source(language).src_uri for language in self.edition.languages)
        here = place.CURRENT.get()
        there = replace(here, language=cast(place.Language, self.edition.languages[1]))

        def opened(key: str) -> str:
            return first.slots.open(key, here) if key in first.slots else second.slots.open(key, there)

        page.content = parallel.merge_html(
            first.content, second.content, lambda what: self._log.warning(f"{names}: {what}"), opened
        )
        parallel.merge_toc(cast(Any, page.toc), second.toc)
        page.meta["twin_title"] = second.title or ""
        page.meta["robots"] = "noindex, follow"

    def _second_language(self, pair: Twins) -> Half:
        shelf = self._borrow_from.get(self.edition.languages[1])
        if shelf is None:
            return self._half(pair)
        half: Half = lending.borrow(shelf, pair.uri)
        return half

    def _half(self, pair: Twins) -> Half:
        """The page in the edition's second language."""
        language = self.edition.languages[1]
        file: Any = twins.as_common(pair, language, self._config)
        twin: Any
        if pair.uri.endswith(".ipynb"):
            # only this plugin: others would take the twin for a page of its own
            twin = Page(None, twins.as_notebook(file, self._config), self._config)
            twin = cast(Any, self._config.plugins["mkdocs-jupyter"]).on_pre_page(
                twin, self._config, self._files
            )
        else:
            twin = Page(None, file, self._config)
        with NAMES.speaking_of(twins.real_names(self._pairs, language)):
            twin.read_source(self._config)
            return self._one_language(twin, language, twin.render)


def _shown_path(path: str | None) -> Path | None:
    """The path as a person in the project's folder writes it."""
    if path is None:
        return None
    found = Path(path)
    return found.relative_to(Path.cwd()) if found.is_relative_to(Path.cwd()) else found
