"""A notebook's page after mkdocs-jupyter: light, native, its links resolved."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from press.pages.notebooks import tidy

CELL = """
<style>.jp-Cell { color: red }</style><script src="https://cdn.example/mermaid.js"></script>
<div class="jp-Cell jp-CodeCell"><div class="jp-Cell-inputWrapper"><div class="jp-InputArea">
<div class="jp-InputPrompt">In [1]:</div>
<div class="CodeMirror"><div class="highlight-ipynb hl-python">
<pre><span></span><span class="k">print</span>(1)
</pre></div></div></div></div>
<div class="jp-OutputArea jp-Cell-outputArea"><div class="jp-OutputPrompt">Out</div>
<div class="jp-OutputArea-output"><pre>1</pre></div>
<div class="jp-OutputArea-output"><svg><path d="M0 0"></path></svg></div></div></div>
"""
HEADINGS = """
<h1 id="">测量<a class="anchor-link" href="#">¶</a></h1>
<h2 id="x">准备 { #setup }<a class="anchor-link" href="#x">¶</a></h2>
"""


def toc(*titles: str) -> list[SimpleNamespace]:
    return [SimpleNamespace(title=title, id="old", children=[]) for title in titles]


def tidied(html: str, items: list[SimpleNamespace] | None = None) -> tuple[str, list[str]]:
    said: list[str] = []
    pages = {"ideas/gil.md": "../gil/"}
    return tidy(html, items or [], "ideas/nb.ipynb", pages.get, said.append), said


def test_styles_scripts_and_prompts_go() -> None:
    page, _ = tidied(CELL)
    for gone in ("<style", "<script", "cdn.example", "In [1]", "CodeMirror", "jp-InputArea"):
        assert gone not in page


def test_a_code_cell_is_a_listing_of_the_theme() -> None:
    page, _ = tidied(CELL)
    assert re.search('<div class="highlight language-python">\\s*<pre><code>', page)
    assert '<span class="k">print</span>(1)\n</code></pre></div>' in page


def test_a_plot_is_one_picture() -> None:
    assert '<svg role="img">' in tidied(CELL)[0]


def test_headings_get_their_ids() -> None:
    items = toc("测量", "准备 { #setup }")
    page, _ = tidied(HEADINGS, items)
    assert '<h2 id="setup">准备<a class="headerlink" href="#setup"' in page
    assert "anchor-link" not in page and "{ #setup }" not in page
    assert (items[1].title, items[1].id) == ("准备", "setup")


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("gil.md", "../gil/"),
        ("gil.md#myths", "../gil/#myths"),
        ("https://x.example/a.md", "https://x.example/a.md"),
        ("plot.png", "plot.png"),
    ],
)
def test_links_to_pages_are_resolved(link: str, found: str) -> None:
    page, said = tidied(f'<p><a href="{link}">x</a></p>')
    assert f'href="{found}"' in page and not said


def test_a_link_to_no_page_is_reported() -> None:
    assert tidied('<p><a href="gone.md">x</a></p>')[1] == [
        "ideas/nb.ipynb: a link to gone.md, which is no page of the book"
    ]
