"""How a page of an edition is rendered: with its place known, notebooks tidied, the parallel edition zipped.

A mistake in a chapter becomes one reported line and a box on the page, so that one build names them all.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from press.errors import BookError
from press.pages import notebooks, parallel, twins
from press.pages import page as place
from press.pages.edition import Edition, page_address
from press.pages.twins import Twins

if TYPE_CHECKING:
    from collections.abc import Iterator

_ID = re.compile(r' id="([^"]+)"')


class Rendering:
    """The rendering of all pages of one build."""

    def __init__(
        self, edition: Edition, pairs: Mapping[str, Twins], config: MkDocsConfig, files: Files, log: logging.Logger
    ) -> None:
        self._edition = edition
        self._pairs = pairs
        self._config = config
        self._files = files
        self._log = log
        self.mistakes: list[BookError] = []

    def prepare(self, page: Page) -> Page:
        """Replace how a page renders itself (as mkdocs-jupyter does for notebooks)."""
        ordinary = page.render

        def render(config: MkDocsConfig, files: Files) -> None:
            self._one_language(page, self._edition.language, ordinary)
            if self._edition.parallel:
                self._add_twin(page)

        page.render = render  # type: ignore[method-assign]
        return page

    def _one_language(self, page: Page, language: str, ordinary: Any) -> None:
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
            edition=cast(place.Edition, self._edition.name),
            url=page_address(self._edition, page.url),
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
        page.content = (
            f'<div class="admonition failure"><p class="admonition-title">{escape(mistake.what)}</p>'
            f"<p><code>{escape(mistake.file)}:{mistake.line or 1}</code></p><p>{escape(mistake.cure)}</p></div>"
        )

    def _tidy(self, page: Page) -> None:
        def url_of(uri: str) -> str | None:
            file = self._files.get_file_from_path(uri)
            return file.url_relative_to(page.file) if file else None

        toc = cast(Any, page.toc)
        page.content = notebooks.tidy(page.content or "", toc, page.file.src_uri, url_of, self._log.warning)
        page.present_anchor_ids = set(_ID.findall(page.content))

    def _add_twin(self, page: Page) -> None:
        pair = self._pairs.get(page.file.src_uri)
        if pair is None or pair.missing():
            return
        twin = self._twin(pair, page)
        names = " / ".join(source.src_uri for source in pair.sources.values())
        page.content = parallel.merge_html(
            page.content or "", twin.content or "", lambda what: self._log.warning(f"{names}: {what}")
        )
        parallel.merge_toc(cast(Any, page.toc), cast(Any, twin.toc))
        page.meta["twin_title"] = twin.title
        page.meta["robots"] = "noindex, follow"

    def _twin(self, pair: Twins, page: Page) -> Page:
        """The page in the edition's second language."""
        language = self._edition.languages[1]
        file = twins.as_common(pair, language, self._config)
        if pair.uri.endswith(".ipynb"):
            file = _wrapped(file, self._config)
        twin = Page(None, file, self._config)
        if pair.uri.endswith(".ipynb"):
            # only this plugin: others would take the twin for a page of its own
            jupyter = cast(Any, self._config.plugins["mkdocs-jupyter"])
            twin = jupyter.on_pre_page(twin, self._config, self._files)
        twin.read_source(self._config)
        self._one_language(twin, language, twin.render)
        return twin


def _wrapped(file: Any, config: MkDocsConfig) -> Any:
    from mkdocs_jupyter.plugin import NotebookFile  # type: ignore[import-untyped]

    wrapped = NotebookFile(file, **config)
    wrapped.abs_src_path = file.abs_src_path
    return wrapped


def _shown_path(path: str | None) -> Path | None:
    """The path as a person in the project's folder writes it."""
    if path is None:
        return None
    found = Path(path)
    return found.relative_to(Path.cwd()) if found.is_relative_to(Path.cwd()) else found
