"""Chinese text cut into words for the search index; remembered from build to build.

The dictionary takes longer to load than a chapter to render, so it is loaded when there is new text to cut.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from press.pages.memory import Memory


class Segmenter:
    """What the search plugin uses of jieba. `jieba`: the module itself."""

    def __init__(self, jieba: Any) -> None:
        self._jieba = jieba
        self._user: str | None = None
        self.memory = Memory()

    def load_userdict(self, path: str) -> None:
        """Heed these words, too; what was cut with the same ones is known."""
        self._user = path
        rules = sha256(Path(path).read_bytes() + version("jieba").encode()).hexdigest()
        self.memory.keep_in("words.json", rules)

    def cut(self, text: bytes) -> Iterable[str]:
        """The words of a text."""
        whole = text.decode()
        words: list[str] = self.memory.recall(whole, lambda: self._cut(whole))
        return words

    def _cut(self, text: str) -> list[str]:
        if self._user is not None:
            self._jieba.setLogLevel(logging.WARNING)
            self._jieba.load_userdict(self._user)
            self._user = None
        return list(self._jieba.cut(text))
