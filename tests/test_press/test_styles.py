"""Style sheets without what no page has: the rest stays as it is, rule by rule."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

from press.pages.styles import SHEETS, used

THEME = Path(material.__file__).parent / "templates"


@pytest.mark.parametrize(
    ("css", "rest"),
    [
        ("a{b:c}.md-nav:hover{d:e}", "a{b:c}.md-nav:hover{d:e}"),
        (".md-consent{a:b}.x .md-consent__inner>b{c:d}", ""),
        (".x,.md-tag[href]:hover,.y{a:b}", ".x,.y{a:b}"),
        (":is(.x,.md-tag),.z{a:b}", ".z{a:b}"),
        (":not(.md-tag).z{a:b}", ":not(.md-tag).z{a:b}"),
        (".md-tags2{a:b}.md-tagged{a:b}", ".md-tags2{a:b}.md-tagged{a:b}"),
        ("@media print{.md-tag{a:b}}@media print{.md-tag{a:b}.x{c:d}}", "@media print{.x{c:d}}"),
        ("@keyframes x{0%{a:b}}@font-face{a:b}", "@keyframes x{0%{a:b}}@font-face{a:b}"),
        ("[data-md-color-accent=red]{a:b}[data-md-color-accent=custom]{}", "[data-md-color-accent=custom]{}"),
    ],
)  # fmt: skip
def test_selectors_that_match_nothing_go(css: str, rest: str) -> None:
    assert "".join(used(css)) == rest


@pytest.mark.parametrize("pattern", SHEETS)
def test_a_theme_of_now_is_read_whole(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (sheet,) = THEME.glob(pattern)
    css = sheet.read_text("utf-8").partition("/*#")[0].rstrip()
    assert len("".join(used(css))) < 0.9 * len(css)
    monkeypatch.setattr("press.pages.styles._CLASS", re.compile("(?!)"))
    assert "".join(used(css)) == css
