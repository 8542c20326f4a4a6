"""Search: a smaller index, and two corrections in Material's scripts that Chinese readers need.

The corrections replace exact text in the built files; when upstream changes it, the build says so.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from press.pages.sections import Sections
from press.pages.segmenter import Segmenter

_INDEX = "search/search_index.json"


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
        'x("nav",{class:"md-code__nav"})',
        'x("div",{class:"md-code__nav"})',
        "every listing is a navigation landmark without a name to a screen reader",
    ),
    Correction(
        "assets/javascripts/bundle.*.min.js",
        "t=new Worker(e)",
        "t=new(class extends EventTarget{postMessage(m){if(!this.w){this.w=new Worker(e);"
        'this.w.addEventListener("message",v=>this.dispatchEvent(new MessageEvent("message",{data:v.data})))}'
        "this.w.postMessage(m)}})",
        "every page view fetches and starts the worker, though few readers search",
    ),
    Correction(
        "assets/javascripts/bundle.*.min.js",
        '$(location.protocol!=="file:")',
        "$(!1)",
        "every page view fetches the whole index, though few readers search",
    ),
    Correction(
        "assets/javascripts/bundle.*.min.js",
        'z([t,r.pipe(Q(we()),g(o=>!!o.searchParams.get("h")))])',
        'r.pipe(Q(we()),g(o=>!!o.searchParams.get("h")),b(o=>z([t,$(o)])))',
        "every page view fetches the index to mark words, though few come from a search",
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


OF_REFERENCE = 0.3
"""What a word on a page of reference counts, as against one in a chapter."""

_NOT_SEARCHED = re.compile(
    r"<svg\b.*?</svg>|<figcaption\b.*?</figcaption>|<a class=\"headerlink\".*?</a>"
    r"|<p class=\"snippet-(?:runs|label).*?</p>|</?span\b[^>]*>"
    r"|<p class=\"tl-(?:caption|legend|note)\".*?</p>|<table class=\"tl-table\".*?</table>"
    r"|<details class=\"tl-details\"><summary>.*?</summary>",
    re.S,
)


def searchable(content: str) -> str:
    """A page's content as the index needs it: no drawings and timelines, no labels, code without its colours.

    The plugin's parser takes most of a build's time if it must step through the tags of every coloured word.
    """
    return _NOT_SEARCHED.sub("", content)


def do_not_segment(search_plugin: Any) -> None:
    """Leave Chinese words whole in this process: English pages have too few to load a dictionary for."""
    _plugin().jieba = None
    search_plugin.config.jieba_dict_user = None


def quicken() -> None:
    """Have Chinese text cut into words only if no earlier build did, and pages into sections quickly."""
    plugin = _plugin()
    if isinstance(plugin.Parser, type):
        plugin.Parser = partial(Sections, plugin, plugin.Parser)
    if plugin.jieba is not None and not isinstance(plugin.jieba, Segmenter):
        plugin.jieba = Segmenter(plugin.jieba)


def remember_segments() -> None:
    """Keep what this build has cut for the next one."""
    segmenter = _plugin().jieba
    if isinstance(segmenter, Segmenter):
        segmenter.memory.write()


def _plugin() -> Any:
    """The module of the search plugin."""
    from material.plugins.search import plugin  # type: ignore[import-untyped]

    return plugin


def drop_languages(site: Path, languages: list[str]) -> None:
    """Remove the scripts for word stems of other languages; an index in English terms uses none of them."""
    if set(languages) <= {"en"}:
        shutil.rmtree(site / "assets/javascripts/lunr", ignore_errors=True)


_LISTING = re.compile(r"<pre\b.*?</pre>\s*", re.S)


def zip_indexes(zh: Path, en: Path, both: Path) -> None:
    """Write the index of a parallel edition from those of its languages; listings are in the first already.

    The arguments are the folders of three editions.
    """
    first, second = (json.loads((edition / _INDEX).read_text("utf-8")) for edition in (zh, en))
    english = {entry["location"]: entry for entry in second["docs"]}
    for entry in first["docs"]:
        twin = english.get(entry["location"], {"title": "", "text": ""})
        if twin["title"] != entry["title"]:
            entry["title"] = f"{entry['title']} {twin['title']}".strip()
        entry["text"] = f"{entry['text']} {_LISTING.sub('', twin['text'])}".strip()
    _write(both / _INDEX, first)
    script = (both / _INDEX).with_suffix(".js")
    if script.exists():  # what a page opened from a disk loads instead
        script.write_text(f"var __index = {(both / _INDEX).read_text('utf-8')}", "utf-8")


def _write(index: Path, content: object) -> None:
    index.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")


def shrink_index(site: Path) -> None:
    """Write an index as UTF-8: the plugin spends six bytes on every Chinese character instead of three."""
    index = site / _INDEX
    if index.exists():
        _write(index, json.loads(index.read_text("utf-8")))
