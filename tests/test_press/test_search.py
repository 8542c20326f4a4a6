"""Search: the corrections of the theme's scripts, and what goes into the index."""

from __future__ import annotations

import json
from pathlib import Path

import material
import pytest
from material.plugins.search import plugin

from press.pages import search
from press.pages.search import (
    CORRECTIONS,
    correct_scripts,
    drop_languages,
    searchable,
    shrink_index,
    zip_indexes,
)
from press.pages.sections import Sections

THEME = Path(material.__file__).parent / "templates"


@pytest.mark.parametrize("correction", CORRECTIONS, ids=lambda correction: correction.files)
def test_every_correction_still_fits_the_installed_theme(correction: search.Correction) -> None:
    scripts = list(THEME.glob(correction.files))
    assert len(scripts) == 1
    assert scripts[0].read_text("utf-8").count(correction.wrong) == 1


def scripts(site: Path, worker: str) -> Path:
    folder = site / "assets/javascripts/workers"
    folder.mkdir(parents=True)
    script = folder / "search.0a1b.min.js"
    script.write_text(worker, "utf-8")
    return script


def test_the_segmenter_tries_the_whole_query(tmp_path: Path) -> None:
    script = scripts(tmp_path, "for(let o=s+1;o<t.length;o++)")
    said: list[str] = []
    correct_scripts(tmp_path, said.append)
    assert script.read_text("utf-8") == "for(let o=s+1;o<=t.length;o++)"
    assert not said


def test_a_script_that_changed_upstream_is_reported(tmp_path: Path) -> None:
    script = scripts(tmp_path, "for(const w of words)")
    said: list[str] = []
    correct_scripts(tmp_path, said.append)
    assert script.read_text("utf-8") == "for(const w of words)"
    assert len(said) == 1 and "search.0a1b.min.js: the theme's script has changed" in said[0]


def index(edition: Path) -> Path:
    (edition / "search").mkdir(parents=True, exist_ok=True)
    return edition / "search/search_index.json"


def test_the_index_is_written_in_characters(tmp_path: Path) -> None:
    index(tmp_path).write_text(json.dumps({"docs": [{"title": "死锁"}]}), "utf-8")
    shrink_index(tmp_path)
    assert index(tmp_path).read_text("utf-8") == '{"docs":[{"title":"死锁"}]}'
    shrink_index(tmp_path / "none")


def test_the_parallel_index_has_both_languages_and_code_once(tmp_path: Path) -> None:
    def entry(location: str, title: str, text: str) -> dict[str, str]:
        return {"location": location, "title": title, "text": text}

    code = "<pre><code>x</code></pre>"
    docs = {
        "zh": [
            entry("a/", "锁", f"<p>一</p> {code}"),
            entry("a/#b", "GIL", "<p>二</p>"),
            entry("c/", "仅", ""),
        ],
        "en": [entry("a/#b", "GIL", "<p>two</p>"), entry("a/", "Lock", f"<p>one</p> {code}")],
    }
    for name, entries in docs.items():
        index(tmp_path / name).write_text(json.dumps({"config": {"lang": [name]}, "docs": entries}), "utf-8")
    index(tmp_path / "both").with_suffix(".js").write_text("var __index = {}", "utf-8")
    zip_indexes(tmp_path / "zh", tmp_path / "en", tmp_path / "both")
    text = (tmp_path / "both/search/search_index.json").read_text("utf-8")
    assert (tmp_path / "both/search/search_index.js").read_text("utf-8") == f"var __index = {text}"
    assert json.loads(text) == {
        "config": {"lang": ["zh"]},
        "docs": [
            entry("a/", "锁 Lock", f"<p>一</p> {code} <p>one</p>"),
            entry("a/#b", "GIL", "<p>二</p> <p>two</p>"),
            entry("c/", "仅", ""),
        ],
    }


def test_colours_drawings_timelines_and_labels_are_not_searched() -> None:
    page = (
        '<h2 id="a">锁<a class="headerlink" href="#a">¶</a></h2>'
        '<pre><code><span class="k">with</span> <span class="n">lock</span></code></pre>'
        '<svg><text>drawn</text></svg><p class="snippet-runs">Ran on Python</p><p>文</p>'
    )
    page += (
        '<p class="tl-legend">waiting</p><details class="tl-details"><summary>as text</summary>'
        '<table class="tl-table"><tr><td>0.1</td></tr></table></details>'
    )
    assert searchable(page) == '<h2 id="a">锁</h2><pre><code>with lock</code></pre><p>文</p></details>'


@pytest.mark.parametrize(("languages", "kept"), [(["en"], False), (["en", "de"], True)])
def test_scripts_for_other_languages_go(tmp_path: Path, languages: list[str], kept: bool) -> None:
    (tmp_path / "assets/javascripts/lunr").mkdir(parents=True)
    drop_languages(tmp_path, languages)
    assert (tmp_path / "assets/javascripts/lunr").exists() is kept


PAGES = (
    "",
    "words before any heading",
    "<p>一 <code>a &lt; b</code> &amp; c</p>\n<h1>T &quot;x&quot;</h1>\n<p>two\nlines<br />and <br>more</p>",
    '<h2 id="a">A <code>b</code></h2><div><h3 id="c&amp;d">C</h3><p>in</p></div><p>z</p><p> </p><ul></ul>',
    '<h1 id="t">T</h1>\n<pre><code>x = 1\n\n  y</code></pre> \n <table>\n<td>1</td><td>2</td>\n</table>',
    '<p title="a > b">5 < 6 & 7</p><input type="checkbox" checked><img src="x"/><span/>end<h2 id="z">Z</h2>',
    '<h2 id="p">P<a class="headerlink" href="#p">¶</a></h2><script>if (1 < 2) {}</script><p>n</p>',
    "<!-- no --><p>n</p><li>a<p>b</p></li></ul><ol><li></li><li>c</li></ol>",
)


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_cut_as_the_plugin_cuts_them(page: str) -> None:
    found = []
    for parser in (plugin.Parser(), Sections(plugin, plugin.Parser)):
        parser.feed(page)
        parser.close()
        found.append([(str(one), one.depth, "".join(one.title), "".join(one.text)) for one in parser.data])
    assert found[0] == found[1]
