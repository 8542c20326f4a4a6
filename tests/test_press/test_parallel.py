"""The parallel edition: what is said twice, what is shown once, and what is reported."""

from __future__ import annotations

import re

import pytest

from press.pages.parallel import merge_html

DIAGRAM = (
    '<figure class="diagram" data-diagram="d"><svg aria-labelledby="d-title d-desc">'
    '<title id="d-title">{0}</title><desc id="d-desc">{0}</desc>'
    '<marker id="d-arrow"></marker><path marker-end="url(#d-arrow)"></path></svg></figure>'
)


def merged(zh: str, en: str) -> tuple[str, list[str]]:
    reports: list[str] = []
    return merge_html(zh, en, reports.append), reports


def test_paragraphs_stand_side_by_side() -> None:
    html, reports = merged("<p>锁</p>", "<p>lock</p>")
    assert not reports
    assert html.index('lang="zh-Hans"') < html.index('lang="en"')


def test_code_is_shown_once() -> None:
    code = '<div class="highlight"><pre><code>x = 1</code></pre></div>'
    html, reports = merged(code, code)
    assert not reports and html.count("<pre>") == 1


def test_diagrams_stand_side_by_side_with_names_of_their_own() -> None:
    html, reports = merged(DIAGRAM.format("锁"), DIAGRAM.format("lock"))
    ids = re.findall(r'id="([^"]+)"', html)
    assert not reports and len(ids) == len(set(ids)) == 6
    assert 'aria-labelledby="d-title-en d-desc-en"' in html and "url(#d-arrow-en)" in html


def test_equal_diagrams_are_shown_once() -> None:
    html, reports = merged(DIAGRAM.format("GIL"), DIAGRAM.format("GIL"))
    assert not reports and html.count("<svg") == 1


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("<p>一</p><p>二</p>", "<p>one</p>"),
        ('<h2 id="a">一</h2>', '<h2 id="b">one</h2>'),
        ("<ul><li>一</li><li>二</li></ul>", "<ul><li>one</li></ul>"),
        ('<div class="highlight"><pre>a</pre></div>', '<div class="highlight"><pre>b</pre></div>'),
    ],
)
def test_what_does_not_pair_is_reported(zh: str, en: str) -> None:
    assert merged(zh, en)[1]
