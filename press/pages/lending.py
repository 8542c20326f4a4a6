"""Pages that one edition has rendered and another one wants too, handed over through a folder.

The English edition lends its pages to the parallel one, which so renders only its Chinese half.  The two
are built in processes of their own, so the borrower waits for each page until the lender has written it.
"""

from __future__ import annotations

import pickle
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

_ENDED = "ended"
_LOOK_EVERY = 0.004  # seconds


class NotLent(Exception):
    """The lender has ended without writing the page."""


def lend(folder: Path, uri: str, page: object) -> None:
    """Write a page, which can be pickled, under its common name."""
    folder.mkdir(exist_ok=True)
    written = _file(folder, uri)
    growing = written.with_suffix(".growing")
    growing.write_bytes(pickle.dumps(page, pickle.HIGHEST_PROTOCOL))
    growing.replace(written)


def end(folder: Path) -> None:
    """Say that nothing more will be lent."""
    folder.mkdir(exist_ok=True)
    (folder / _ENDED).touch()


def borrow(folder: Path, uri: str) -> Any:
    """The page of that common name, as soon as it is there.

    Raises NotLent if it never will be.
    """
    written = _file(folder, uri)
    while True:
        last = (folder / _ENDED).exists()
        if written.exists():
            return pickle.loads(written.read_bytes())
        if last:
            raise NotLent(f"{uri} was not lent")
        time.sleep(_LOOK_EVERY)


def _file(folder: Path, uri: str) -> Path:
    return folder / f"{sha256(uri.encode()).hexdigest()[:24]}.pickle"
