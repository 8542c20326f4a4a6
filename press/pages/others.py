"""The other editions, built beside the first, each in a folder of its own that ends up in the site.

So a build that fails leaves no half-made edition, and MkDocs may empty the site's folder when it likes.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from press.pages import lending
from press.pages.beside import Beside, Ended, Job
from press.pages.edition import Edition
from press.pages.reports import Report


@dataclass(frozen=True)
class Order:
    """What a process needs to know to build an edition."""

    edition: str
    config_file: str
    site_dir: str
    root_url: str | None
    use_directory_urls: bool
    lend_to: str | None
    """Folder for the pages that a parallel edition wants too."""
    borrow_from: dict[str, str]
    """Folders where a parallel edition finds the pages of its languages."""


class Others:
    """The builds under way."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._running: list[tuple[Edition, Beside]] = []

    def start(
        self,
        editions: Iterable[Edition],
        build: Job,
        site: Path,
        config_file: str,
        root_url: str | None,
        urls: bool,
        first: Edition | None = None,
    ) -> str | None:
        """Begin to build editions. `site`: the first edition's folder; `urls`: pages are folders.

        `first`: the first edition, if it can lend its pages. Returns the folder for them, if any wants them.
        """
        self.stop()
        ordered = sorted(editions, key=lambda edition: edition.parallel)  # who lends begins first
        if ordered:
            site.parent.mkdir(parents=True, exist_ok=True)
            self._folder = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
        lenders = [one for one in (first, *ordered) if one is not None and _is_wanted_by(one, ordered)]
        shelves = {one.language: self._shelf(one.language) for one in lenders}
        for edition in ordered:
            assert self._folder is not None
            order = Order(
                edition.name,
                config_file,
                str(self._folder / edition.name),
                root_url,
                urls,
                lend_to=shelves[edition.language] if edition in lenders else None,
                borrow_from=shelves if edition.parallel else {},
            )
            self._running.append((edition, Beside(f"edition {edition.name}", build, order)))
        return shelves[first.language] if first in lenders and first is not None else None

    def finish(self, site: Path) -> Iterator[Report]:
        """Wait for them, move their pages into the site; yields what they had to say.

        Raises Ended if one of them failed, after all have been heard.
        """
        failures: list[str] = []
        done: list[Edition] = []
        while self._running:
            edition, work = self._running.pop(0)
            try:
                while work.next() is not None:
                    pass
                done.append(edition)
            except Ended as failure:
                failures.append(str(failure))
                lending.end(Path(self._shelf(edition.language)))  # it may not have come to say so itself
            yield from work.take()
        for edition in done if not failures else []:
            assert self._folder is not None
            shutil.move(self._folder / edition.name, site / edition.path.rstrip("/"))
        self._clear()
        if failures:
            raise Ended("; ".join(failures))

    def _shelf(self, language: str) -> str:
        return f"{self._folder}/lent-{language}"

    def stop(self) -> None:
        """End those still running and remove what they made."""
        while self._running:
            self._running.pop()[1].stop()
        self._clear()

    def _clear(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def _is_wanted_by(edition: Edition, beside: Sequence[Edition]) -> bool:
    return not edition.parallel and any(one.parallel and edition.language in one.languages for one in beside)
