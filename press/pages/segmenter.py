"""Chinese text cut into words for the search index; remembered from build to build.

The dictionary takes longer to load than a chapter to render, so it is loaded when there is new text to cut.
"""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

CACHE = Path(".cache/words")


class Segmenter:
    """What the search plugin uses of jieba. `jieba`: the module itself."""

    def __init__(self, jieba: Any) -> None:
        self._jieba = jieba
        self._file: Path | None = None
        self._user: str | None = None
        self._written: dict[str, list[str]] = {}
        self._known: dict[str, list[str]] = {}
        self._used: set[str] = set()

    def load_userdict(self, path: str) -> None:
        """Heed these words, too; what was cut with the same ones is known."""
        facts = [Path(path).read_bytes(), version("jieba").encode()]
        file = CACHE / f"{sha256(b'|'.join(facts)).hexdigest()[:24]}.json"
        if file != self._file:
            self._file, self._user = file, path
            self._written = json.loads(file.read_text("utf-8")) if file.exists() else {}
            self._known = dict(self._written)

    def cut(self, text: bytes) -> Iterable[str]:
        """The words of a text."""
        whole = text.decode()
        self._used.add(whole)
        if whole not in self._known:
            if self._user is not None:
                self._jieba.setLogLevel(logging.WARNING)
                self._jieba.load_userdict(self._user)
                self._user = None
            self._known[whole] = list(self._jieba.cut(whole))
        return self._known[whole]

    def remember(self) -> None:
        """Write down what was cut, and forget what was not asked for in this process."""
        known = {text: self._known[text] for text in sorted(self._used)}
        if self._file is None or known == self._written:
            return
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=CACHE, delete=False) as growing:
            json.dump(known, growing, ensure_ascii=False, separators=(",", ":"))
        for old in CACHE.glob("*.json"):
            old.unlink(missing_ok=True)
        Path(growing.name).replace(self._file)
