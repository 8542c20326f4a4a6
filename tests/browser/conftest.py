"""Chromium and the built books it looks at.

Without Chromium these tests are left out loudly; with --require-browser, as in continuous integration, that
is an error.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from press.errors import BookError
from press.pages.hosting import Host
from press.pages.judges import find_chromium
from tests import mini_book, needs

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium(pytestconfig: pytest.Config) -> Iterator[Browser]:
    try:
        path = find_chromium()
    except BookError as error:
        needs.missing(f"{error.what}: {error.cure}", required=pytestconfig.getoption("--require-browser"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real book, built for reading without a server."""
    return mini_book.real_site(tmp_path_factory.mktemp("offline"), OFFLINE="true")


@pytest.fixture(scope="session")
def book(site: Path) -> Iterator[str]:
    """The address of the real book."""
    with Host().serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small book with words that the real one does not have yet."""
    root = mini_book.write(tmp_path_factory.mktemp("source") / "book")
    folder = tmp_path_factory.mktemp("small")
    done = mini_book.build(root, folder, SITE_URL=mini_book.SITE_URL)
    assert done.returncode == 0, done.stderr[-3000:]
    with Host().serving(folder) as address:
        yield address


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A new visitor: nothing cached, nothing remembered, a wide window, a Chinese system."""
    visitor = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        locale="zh-CN",
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield visitor
    visitor.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, fetched by npm as package-lock.json pins it."""
    here = Path(__file__).parent
    script = here / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        npm = shutil.which("npm")
        if npm is None:
            needs.missing("npm is not installed; axe-core comes from there")
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=here, check=True, stdout=sys.stderr)
    return script.read_text("utf-8")
