"""A timeline in the browser: what its bars say beside pointer and focus, and on a phone.

Looks at a page of its own, as `python -m press timeline` writes it; the pages of the site have the same.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from press.snippets.model import SNIPPETS
from press.snippets.run import Run
from press.timeline.standalone import page as page_of
from press.timeline.trace import read_trace

PROGRAM = "ideas/races/lock_fixes_lost_update"


@pytest.fixture
def timeline(page: Page, tmp_path: Path) -> Page:
    trace = read_trace(SNIPPETS / f"{PROGRAM}.trace.json")
    file = tmp_path / "page.html"
    file.write_text(page_of(trace, Run(file, "", 0, 1, 0.1, 0.1), "en"), "utf-8")
    page.goto(file.as_uri())
    return page


def test_a_bar_says_what_it_is_beside_the_pointer(timeline: Page) -> None:
    timeline.locator(".tl-picture [tabindex]:has(> path.tl-lock)").first.hover()
    tip = timeline.locator(".tl-tip")
    assert tip.is_visible() and "waits for lock" in tip.inner_text()
    assert timeline.locator(".tl-picture [data-said] > title").count() == 0, "no second tip of the browser's"
    timeline.mouse.move(2, 2)
    assert tip.is_hidden()


def test_a_bar_says_what_it_is_at_the_focus_until_escape(timeline: Page) -> None:
    timeline.locator(".tl-box").focus()
    timeline.keyboard.press("Tab")
    tip = timeline.locator(".tl-tip")
    assert tip.is_visible() and tip.inner_text().startswith("main: ")
    named = timeline.evaluate("document.activeElement.getAttribute('aria-label')")
    assert f"main: {named}" == tip.inner_text()
    timeline.keyboard.press("Escape")
    assert tip.is_hidden()


def test_without_the_script_each_bar_has_a_title(timeline: Page) -> None:
    titles = timeline.locator(".tl-picture title").all_text_contents()
    assert len(titles) > 10 and any("waits for lock" in title for title in titles)


def test_on_a_phone_the_picture_scrolls_and_the_names_stay(timeline: Page) -> None:
    timeline.set_viewport_size({"width": 360, "height": 700})
    names, picture = timeline.locator(".tl-names"), timeline.locator(".tl-picture")
    before = names.bounding_box(), picture.bounding_box()
    timeline.evaluate("document.querySelector('.tl-box').scrollLeft = 200")
    after = names.bounding_box(), picture.bounding_box()
    assert after[0]["x"] == before[0]["x"] and after[1]["x"] == before[1]["x"] - 200
    assert timeline.evaluate("document.documentElement.scrollWidth") <= 360, "the page itself does not scroll"


def test_a_tip_stays_on_the_page(timeline: Page) -> None:
    timeline.set_viewport_size({"width": 360, "height": 700})
    for bar in timeline.locator(".tl-picture [tabindex]").all():
        bar.focus()
        place = timeline.locator(".tl-tip").bounding_box()
        assert place["x"] >= 0 and place["x"] + place["width"] <= 360 and place["y"] >= 0
