"""Search: a smaller index, and two corrections in Material's scripts that Chinese readers need.

The corrections replace exact text in the built files; when upstream changes it, the build says so.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Correction:
    """One replacement in a script of the theme."""

    files: str
    """Which built files, a glob below the site."""
    wrong: str
    right: str
    why: str


CORRECTIONS = (
    Correction(
        "assets/javascripts/workers/search.*.min.js",
        "o=s+1;o<t.length;o++",
        "o=s+1;o<=t.length;o++",
        "the segmenter never tries the whole Chinese query (线程池 searches only 线程)",
    ),
    Correction(
        "assets/javascripts/bundle.*.min.js",
        '$(location.protocol!=="file:")',
        "$(!1)",
        "every page view fetches the whole index, though few readers search",
    ),
)


def correct_scripts(site: Path, complain: Callable[[str], None]) -> None:
    """Apply the corrections to a built site; `complain` hears of one that no longer fits."""
    for correction in CORRECTIONS:
        for script in sorted(site.glob(correction.files)):
            text = script.read_text("utf-8")
            if text.count(correction.wrong) != 1:
                complain(
                    f"{script.name}: the theme's script has changed; look at press/pages/search.py again, "
                    f"for this is not corrected: {correction.why}"
                )
                continue
            script.write_text(text.replace(correction.wrong, correction.right), "utf-8")


_NOT_SEARCHED = re.compile(
    r"<svg\b.*?</svg>|<figcaption\b.*?</figcaption>|<a class=\"headerlink\".*?</a>"
    r"|<p class=\"snippet-(?:runs|label).*?</p>|</?span\b[^>]*>",
    re.S,
)


def searchable(content: str) -> str:
    """A page's content as the index needs it: no drawings, no labels, code without its colours.

    The plugin's parser takes most of a build's time if it must step through the tags of every coloured word.
    """
    return _NOT_SEARCHED.sub("", content)


def do_not_segment(search_plugin: Any) -> None:
    """Leave Chinese words whole in this process: English pages have too few to load a dictionary for."""
    from material.plugins.search import plugin  # type: ignore[import-untyped]

    plugin.jieba = None
    search_plugin.config.jieba_dict_user = None


def drop_languages(site: Path, languages: list[str]) -> None:
    """Remove the scripts for word stems of other languages; an index in English terms uses none of them."""
    if set(languages) <= {"en"}:
        shutil.rmtree(site / "assets/javascripts/lunr", ignore_errors=True)


def shrink_index(index: Path) -> None:
    """Write an index as UTF-8: the plugin spends six bytes on every Chinese character instead of three."""
    if index.exists():
        found = json.loads(index.read_text("utf-8"))
        index.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")), "utf-8")
