"""How a page of an edition is rendered: with its place known, notebooks tidied, the parallel edition zipped.

A mistake in a chapter becomes one reported line and a box on the page, so that one build names them all.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any, NamedTuple, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from press.errors import BookError
from press.pages import home, lending, notebooks, parallel, twins
from press.pages import page as place
from press.pages.beside import Beside, can_fork
from press.pages.edition import Edition, page_address
from press.pages.reports import NAMES, repeat
from press.pages.twins import Twins

_ID = re.compile(r' id="([^"]+)"')


class Half(NamedTuple):
    """A page in the second language of a parallel edition."""

    uri: str
    content: str
    toc: Any
    title: str
    mistakes: list[BookError]


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
        borrow_from: Path | None = None,
    ) -> None:
        """`lend_to`, `borrow_from`: folders of `lending`, for and from another edition."""
        self.edition = edition
        self._pairs = pairs
        self._config = config
        self._files = files
        self._log = log
        self._lend_to, self._borrow_from = lend_to, borrow_from
        self._halves: Beside | None = None
        self._arrived: dict[str, Half] = {}
        self.mistakes: list[BookError] = []

    def render(self, page: Page, ordinary: Callable[[MkDocsConfig, Files], None]) -> None:
        """Give a page its content. `ordinary`: how MkDocs or mkdocs-jupyter would do it."""
        self._one_language(page, self.edition.language, ordinary)
        if self._lend_to is not None:
            half = Half(page.file.src_uri, page.content or "", page.toc, str(page.title or ""), [])
            lending.lend(self._lend_to, half.uri, half)
        if self.edition.parallel:
            self._zip(page)
        if page.is_homepage:
            page.content = home.lay_out(page.content or "")

    def _one_language(
        self, page: Page, language: str, ordinary: Callable[[MkDocsConfig, Files], None]
    ) -> None:
        with self._at(page, language):
            try:
                ordinary(self._config, self._files)
            except BookError as mistake:
                self._confess(page, mistake)
        if page.file.src_uri.endswith(".ipynb"):
            self._tidy(page)

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

    def render_halves_beside(self, uris: list[str]) -> None:
        """Begin to render the second language in a process of its own, for pages in this order."""
        if can_fork():
            self._halves = Beside(f"edition {self.edition.name}", self._render_halves, uris)

    def _render_halves(self, uris: list[str]) -> Iterator[Half]:
        for uri in uris:
            yield self._half(self._pairs[uri])

    def stop(self) -> None:
        """No page will be rendered any more."""
        if self._halves is not None:
            self._halves.stop()
            self._halves = None

    def _zip(self, page: Page) -> None:
        pair = self._pairs.get(page.file.src_uri)
        if pair is None or pair.missing():
            return
        half = self._second_language(pair)
        names = " / ".join(pair.source(language).src_uri for language in self.edition.languages)
        page.content = parallel.merge_html(
            page.content or "", half.content, lambda what: self._log.warning(f"{names}: {what}")
        )
        parallel.merge_toc(cast(Any, page.toc), half.toc)
        page.meta["twin_title"] = half.title
        page.meta["robots"] = "noindex, follow"

    def _second_language(self, pair: Twins) -> Half:
        if self._borrow_from is not None:
            half: Half = lending.borrow(self._borrow_from, pair.uri)
            return half
        return self._half(pair) if self._halves is None else self._awaited(pair.uri)

    def _awaited(self, uri: str) -> Half:
        assert self._halves is not None
        while uri not in self._arrived:
            half: Half = self._halves.next()
            repeat(self._halves.take())
            self._arrived[half.uri] = half
        self.mistakes += self._arrived[uri].mistakes
        return self._arrived.pop(uri)

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
        known = len(self.mistakes)
        with NAMES.speaking_of(twins.real_names(self._pairs, language)):
            twin.read_source(self._config)
            self._one_language(twin, language, twin.render)
        return Half(pair.uri, twin.content or "", twin.toc, twin.title or "", self.mistakes[known:])


def _shown_path(path: str | None) -> Path | None:
    """The path as a person in the project's folder writes it."""
    if path is None:
        return None
    found = Path(path)
    return found.relative_to(Path.cwd()) if found.is_relative_to(Path.cwd()) else found
