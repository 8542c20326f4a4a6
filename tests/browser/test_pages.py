"""Every page in Chromium: what it asks for, what it complains of, how it looks on a phone and in the dark."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

PAGE_KINDS = ["", "how_to_read/", "ideas/", "ideas/races/", "ideas/gil_measured/", "appendix/python2/"]
EDITIONS = {"zh": "", "en": "en/", "zh-en": "zh-en/"}
PHONES = (360, 390)
"""Widths of windows, in CSS pixels."""
LOOKS = [("zh", "light"), ("en", "light"), ("zh-en", "light"), ("zh-en", "dark")]
"""In the dark only the colors differ, and they are the same in all editions."""


def addresses(site: Path, edition: str) -> list[str]:
    """Every page of an edition, as an address below the site's root."""
    folder = site / EDITIONS[edition]
    others = [site / path for path in EDITIONS.values() if path and path != EDITIONS[edition]]
    files = [
        file
        for file in sorted(folder.rglob("index.html"))
        if not any(other in file.parents for other in others)
    ]
    return [file.relative_to(site).as_posix().removesuffix("index.html") for file in files]


class Log:
    """What a page asks for and complains of; `home` is the address that everything has to begin with."""

    def __init__(self, page: Page, home: str) -> None:
        self.foreign: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        own = (home, "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(own) else self.foreign.update([r.url]))
        page.on("response", lambda r: self.failed.update([f"{r.status} {r.url}"]) if r.status > 299 else None)
        page.on("requestfailed", self._failed)
        page.on("console", lambda m: self.errors.update([m.text]) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.errors.update([str(e)]))

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left before it had everything
            self.failed.update([request.url])

    def assert_clean(self) -> None:
        assert not self.foreign, f"asked another host: {dict(self.foreign)}"
        assert not self.failed, f"not there: {dict(self.failed)}"
        assert not self.errors, f"complains: {dict(self.errors)}"


@pytest.mark.parametrize("edition", EDITIONS)
def test_pages_ask_nobody_else_and_complain_of_nothing(
    site: Path, book: str, page: Page, edition: str
) -> None:
    log = Log(page, book)
    found = addresses(site, edition)
    assert len(found) >= 9
    for address in found:
        page.goto(book + address, wait_until="networkidle")
    log.assert_clean()


def test_pages_opened_from_a_disk_ask_nobody(offline_site: Path, page: Page) -> None:
    log = Log(page, "file://")
    for file in sorted(offline_site.rglob("*.html")):
        if file.name != "404.html":
            page.goto(file.as_uri(), wait_until="load")
    assert not log.foreign and not log.errors


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_sticks_out_on_a_phone(chromium: Browser, site: Path, book: str, edition: str) -> None:
    visitor = chromium.new_context(viewport={"width": PHONES[0], "height": 800})
    page = visitor.new_page()
    too_wide = []
    for address in addresses(site, edition):
        page.goto(book + address)
        for width in PHONES:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append((address, width))
    visitor.close()
    assert not too_wide


@pytest.mark.parametrize(("wish", "scheme"), [("light", "default"), ("dark", "slate")])
def test_the_page_follows_the_systems_colors(chromium: Browser, book: str, wish: str, scheme: str) -> None:
    visitor = chromium.new_context(color_scheme=wish)
    page = visitor.new_page()
    page.goto(book)
    assert page.get_attribute("body", "data-md-color-scheme") == scheme
    visitor.close()


@pytest.mark.parametrize(("edition", "wish"), LOOKS)
def test_axe_finds_nothing(chromium: Browser, book: str, axe: str, edition: str, wish: str) -> None:
    visitor = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        color_scheme=wish,
    )
    page = visitor.new_page()
    found = {}
    for kind in [*PAGE_KINDS, "404.html"]:
        address = EDITIONS[edition] + kind
        page.goto(book + address, wait_until="networkidle")
        page.evaluate(axe)
        for violation in page.evaluate("axe.run(document).then(r => r.violations)"):
            nodes = [node["target"] for node in violation["nodes"]]
            found[f"{address} {violation['id']}"] = json.dumps(nodes)[:300]
    visitor.close()
    assert not found


def test_a_page_that_is_not_there_offers_a_way_on(book: str, context: BrowserContext) -> None:
    page = context.new_page()
    answer = page.goto(book + "en/nowhere/at/all/")
    assert answer is not None and answer.status == 404
    page.click("header .md-logo")
    assert page.url.startswith(book)
