"""The built site, read as files: editions, links between them, search, downloads; no browser is needed.

The book is built once per session. What a build must refuse is tried on copies of a small book.
"""

from __future__ import annotations

import io
import json
import posixpath
import re
import socket
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.etree
import lxml.html
import pytest
import yaml
from lxml.html import HtmlElement

from press.pages import downloads, styles
from tests import mini_book
from tests.mini_book import SITE_URL

ROOT = Path(__file__).resolve().parents[1]
SNIPPETS = ROOT / "snippets"
EDITIONS = {"zh": ("", "zh-Hans"), "en": ("en/", "en"), "zh-en": ("zh-en/", "zh-Hans")}
LOADED = "//*[@src]/@src | //link[not(@rel='canonical' or @rel='alternate ')]/@href | //use/@href"


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, HtmlElement]:
    """Every page by its address below the site's root: 'en/ideas/gil/', 'en/404.html'."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = lxml.html.document_fromstring(file.read_bytes(), base_url=address)
    return found


def pages(documents: dict[str, HtmlElement], edition: str) -> dict[str, HtmlElement]:
    """The pages of an edition by their address below it, without its 404."""
    path = EDITIONS[edition][0]
    other = tuple(folder for folder, _ in EDITIONS.values() if folder and folder != path)
    return {
        address.removeprefix(path): page
        for address, page in documents.items()
        if address.startswith(path) and not address.endswith("404.html") and not address.startswith(other)
    }


def nav_pages() -> list[str]:
    """Addresses of the pages that mkdocs.yml lists."""
    text = re.sub(r"!ENV|!!\S+", "", (ROOT / "mkdocs.yml").read_text("utf-8"))

    def names(items: list[object]) -> Iterator[str]:
        for item in items:
            if isinstance(item, dict):
                yield from names(next(iter(item.values())))
            else:
                yield str(item)

    stems = [re.sub(r"\.(md|ipynb)$", "", name) for name in names(yaml.safe_load(text)["nav"])]
    return [re.sub(r"(^|/)index/$", r"\1", stem + "/") for stem in stems]


# ── editions ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_has_every_page(documents: dict[str, HtmlElement], edition: str) -> None:
    assert sorted(pages(documents, edition)) == sorted(nav_pages())


@pytest.mark.parametrize("edition", EDITIONS)
def test_language_of_documents(documents: dict[str, HtmlElement], edition: str) -> None:
    path, lang = EDITIONS[edition]
    for page in [*pages(documents, edition).values(), documents[path + "404.html"]]:
        assert page.get("lang") == lang
        assert page.get("data-edition") == edition


@pytest.mark.parametrize("edition", EDITIONS)
def test_switcher_stays_on_the_page(documents: dict[str, HtmlElement], edition: str) -> None:
    for address, page in pages(documents, edition).items():
        links = page.xpath("//nav[@class='editions']/a")
        here = SITE_URL + EDITIONS[edition][0] + address
        targets = [urljoin(here, link.get("href")) for link in links]
        assert targets == [SITE_URL + path + address for path, _ in EDITIONS.values()]
        assert [link.get("aria-current") for link in links] == [
            "true" if name == edition else None for name in EDITIONS
        ]


def test_hreflang_names_the_languages_absolutely(documents: dict[str, HtmlElement]) -> None:
    for edition in ("zh", "en"):
        for address, page in pages(documents, edition).items():
            links = {x.get("hreflang"): x.get("href") for x in page.xpath("//link[@rel='alternate ']")}
            zh, en = SITE_URL + address, SITE_URL + "en/" + address
            assert links == {"zh-Hans": zh, "en": en, "x-default": zh}


def test_parallel_edition_is_not_for_search_engines(documents: dict[str, HtmlElement]) -> None:
    for page in pages(documents, "zh-en").values():
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex, follow"]
        assert not page.xpath("//link[@rel='alternate ']")
    for edition in ("zh", "en"):
        assert not [p for p in pages(documents, edition).values() if p.xpath("//meta[@name='robots']")]


@pytest.mark.parametrize("edition", EDITIONS)
def test_canonical_address(documents: dict[str, HtmlElement], edition: str) -> None:
    for address, page in pages(documents, edition).items():
        assert page.xpath("//link[@rel='canonical']/@href") == [SITE_URL + EDITIONS[edition][0] + address]


def test_sitemap_has_both_languages_and_no_parallel_pages(site: Path) -> None:
    tree = lxml.etree.parse(site / "sitemap.xml")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = tree.xpath("//s:loc/text()", namespaces=space)
    wanted = [SITE_URL + path + page for page in nav_pages() for path in ("", "en/")]
    assert sorted(found) == sorted(wanted)
    for url in tree.xpath("//s:url", namespaces=space):
        langs = url.xpath("x:link/@hreflang", namespaces=space)
        assert langs == ["zh-Hans", "en", "x-default"]
    assert [f.relative_to(site).as_posix() for f in site.rglob("sitemap.xml")] == ["sitemap.xml"]


def test_404_speaks_the_language_and_links_absolutely(documents: dict[str, HtmlElement]) -> None:
    texts = {name: documents[path + "404.html"].text_content() for name, (path, _) in EDITIONS.items()}
    assert "没有这一页" in texts["zh"] and "No such page" in texts["zh"]  # hosts show it for every edition
    assert "No such page" in texts["en"] and "没有这一页" not in texts["en"]
    assert "没有这一页" in texts["zh-en"] and "No such page" in texts["zh-en"]
    for path, _ in EDITIONS.values():
        page = documents[path + "404.html"]
        local = [link for link in page.xpath("//@href | //@src") if not urlsplit(link).netloc]
        assert [link for link in local if not link.startswith(("/book/", "#"))] == []


@pytest.mark.parametrize(("edition", "languages"), [("zh", ["zh"]), ("en", ["en"]), ("zh-en", ["zh", "en"])])
def test_edit_links_lead_to_the_file_of_the_language(
    documents: dict[str, HtmlElement], edition: str, languages: list[str]
) -> None:
    for address, page in pages(documents, edition).items():
        links = page.xpath("//a[@rel='edit']/@href")
        assert len(links) == len(languages), address
        for link, language in zip(links, languages, strict=True):
            file = ROOT / "docs" / link.partition("/edit/main/docs/")[2]
            assert file.is_file() and f".{language}." in file.name


# ── every page ──────────────────────────────────────────────────────────────────────────────────────────


def test_ids_are_unique(documents: dict[str, HtmlElement]) -> None:
    for address, page in documents.items():
        assert [name for name, times in Counter(page.xpath("//@id")).items() if times > 1] == [], address


def test_nothing_is_loaded_from_another_host(documents: dict[str, HtmlElement], site: Path) -> None:
    for address, page in documents.items():
        assert [link for link in page.xpath(LOADED) if urlsplit(link).netloc] == [], address
    for style in site.rglob("*.css"):
        assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)]*", style.read_text("utf-8")) == []


def test_every_local_link_leads_somewhere(documents: dict[str, HtmlElement], site: Path) -> None:
    ids = {address: set(page.xpath("//@id")) for address, page in documents.items()}
    for address, page in documents.items():
        if address.endswith("404.html"):
            continue
        for link in page.xpath("//@href | //@src"):
            parts = urlsplit(urljoin("http://site/" + address, link))
            if urlsplit(link).scheme or urlsplit(link).netloc:
                continue
            target = unquote(parts.path).lstrip("/")
            file = site / target / "index.html" if target.endswith("/") or not target else site / target
            assert file.is_file(), f"{address}: {link}"
            if parts.fragment and target in ids:
                assert unquote(parts.fragment) in ids[target] | {"__skip"}, f"{address}: {link}"


def test_no_page_has_what_the_style_sheets_have_lost(documents: dict[str, HtmlElement], site: Path) -> None:
    for address, page in documents.items():
        names = {name for classes in page.xpath("//@class") for name in classes.split()}
        lost = [name for name in names if re.match(rf"(?:{'|'.join(styles.UNUSED)})(?![a-z0-9])", name)]
        assert lost == [], address
    for pattern in styles.SHEETS:
        (sheet,) = site.glob(pattern)
        assert not re.search(r"\.(?:md-consent|highlighttable)|primary=indigo", sheet.read_text("utf-8"))


def test_pages_are_linked_in_reading_order(documents: dict[str, HtmlElement]) -> None:
    order = nav_pages()
    for path, _ in EDITIONS.values():
        for before, after in pairwise(order):
            forward = documents[path + before].xpath("//a[contains(@class, 'md-footer__link--next')]/@href")
            back = documents[path + after].xpath("//a[contains(@class, 'md-footer__link--prev')]/@href")
            assert posixpath.normpath(posixpath.join(before, forward[0])) + "/" == after
            assert posixpath.normpath(posixpath.join(after, back[0])) == posixpath.normpath(before or ".")


# ── files ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_site_holds_what_is_needed_and_nothing_else(site: Path) -> None:
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert not [name for name in files if name.endswith((".map", ".md", ".ipynb", ".pyc"))]
    assert not [name for name in files if name.startswith(("en/assets/", "zh-en/assets/", "en/snippets"))]
    assert not [name for name in files if name.startswith(("assets/diagrams/", "assets/javascripts/lunr/"))]
    kinds = Counter(Path(name).suffix for name in files)
    assert kinds[".html"] == 3 * (len(nav_pages()) + 1)
    assert kinds[".zip"] == 1 + ("downloads/concurrent-python-offline.zip" in files)


def test_every_program_is_a_file_and_in_the_archive(site: Path) -> None:
    programs = {
        path.relative_to(SNIPPETS).as_posix(): path.read_bytes() for path in downloads.programs(SNIPPETS)
    }
    assert programs
    assert {name: (site / "snippets" / name).read_bytes() for name in programs} == programs
    content = (site / downloads.ARCHIVE).read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        held = {name.removeprefix("concurrent-python/"): archive.read(name) for name in archive.namelist()}
    assert held == programs
    assert content == downloads.snippets_archive(SNIPPETS)


@pytest.mark.parametrize("edition", EDITIONS)
def test_home_and_guide_link_the_archive(documents: dict[str, HtmlElement], edition: str) -> None:
    for address in ("", "how_to_read/"):
        links = pages(documents, edition)[address].xpath("//article//a/@href")
        base = EDITIONS[edition][0] + address
        assert "/snippets.zip" in {urljoin("/" + base, link) for link in links}


@pytest.mark.parametrize("edition", EDITIONS)
def test_search_index_is_small_and_of_its_language(site: Path, edition: str) -> None:
    raw = (site / EDITIONS[edition][0] / "search/search_index.json").read_text("utf-8")
    entries = json.loads(raw)["docs"]
    text = "".join(entry["title"] + entry["text"] for entry in entries)
    han = len(re.findall(r"[\u4e00-\u9fff]", text)) / len(text)
    assert raw == json.dumps(json.loads(raw), ensure_ascii=False, separators=(",", ":"))
    assert (han < 0.02) if edition == "en" else (han > 0.05)
    assert "<span" not in text and "<svg" not in text
    locations = {entry["location"].partition("#")[0] for entry in entries}
    assert locations == set(nav_pages())


# ── what a strict build refuses ─────────────────────────────────────────────────────────────────────────


def _append(name: str, text: str) -> Callable[[Path], None]:
    return lambda root: _write(root / "docs" / name, lambda old: old + text)


def _replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(before: str) -> str:
        assert old in before
        return before.replace(old, new, 1)

    return lambda root: _write(root / "docs" / name, change)


def _write(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text("utf-8") if path.exists() else ""), "utf-8")


def _new_page(root: Path) -> None:
    for language in ("zh", "en"):
        (root / f"docs/threads/new.{language}.md").write_text("# N\n", "utf-8")


# What is wrong -> (how it is made, what must be said of it).  Warnings stop a strict build only.
WARNED: dict[str, tuple[Callable[[Path], None], str]] = {
    "missing twin": (
        _append("threads/alone.zh.md", "# 单\n"),
        r"threads/alone\.zh\.md has no twin: write threads/alone\.en\.md",
    ),
    "page without a language": (
        _append("threads/odd.md", "# Odd\n"),
        r"threads/odd\.md: a page says its language in its name",
    ),
    "link to no page": (
        _append("threads/index.zh.md", "\n[x](nowhere.md)\n"),
        r"'threads/index\.zh\.md' contains a link 'nowhere\.md'",
    ),
    "link to no page, English": (
        _append("threads/index.en.md", "\n[x](nowhere.md)\n"),
        r"'threads/index\.en\.md' contains a link 'nowhere\.md'",
    ),
    "link to no heading": (
        _append("threads/index.zh.md", "\n[x](locks.md#nowhere)\n"),
        r"'threads/index\.zh\.md' contains a link 'locks\.md#nowhere'.*does not contain an anchor",
    ),
    "link to no heading of a notebook": (
        _append("threads/index.zh.md", "\n[x](measured.ipynb#nowhere)\n"),
        r"'threads/index\.zh\.md' contains a link 'measured\.ipynb#nowhere'",
    ),
    "heading ids differ": (
        _replace("threads/locks.en.md", "{ #daemon }", "{ #daemons }"),
        r"threads/locks\.zh\.md / threads/locks\.en\.md: "
        r"under “守护线程 / Daemon threads”: the heading's ids differ",
    ),
    "paragraph in one language only": (
        _replace("threads/pool.zh.md", "\n## 队列", "\n多一段。\n\n## 队列"),
        r"pool\.zh\.md / threads/pool\.en\.md: under “GIL / The GIL”: only the zh page has <p> 多一段。",
    ),
    "code differs": (
        _replace("threads/pool.en.md", "q = queue.Queue()", "q = queue.LifoQueue()"),
        r"pool\.zh\.md / threads/pool\.en\.md: under “队列 / Queues”: code or output differs",
    ),
    "page not in the navigation": (_new_page, r"threads/new\.zh\.md"),
    "bad link in a notebook": (
        _replace("threads/measured.zh.ipynb", "locks.md", "nowhere.md"),
        r"threads/measured\.zh\.ipynb: a link to nowhere\.md",
    ),
}
# Mistakes stop every build, before a page is written.
MISTAKEN: dict[str, tuple[Callable[[Path], None], str]] = {
    "missing snippet": (
        _append("threads/pool.zh.md", "\n/// snippet | threads/locks/none.py\n///\n"),
        r"docs/threads/pool\.zh\.md:\d+: snippets/threads/locks/none\.py: there is no such snippet",
    ),
    "program never recorded": (
        lambda root: (root / "snippets/threads/locks/recorded.json").unlink(),
        r"docs/index\.zh\.md:5: .*never recorded",
    ),
    "diagram missing": (
        _append("threads/index.zh.md", "\n![x](../assets/diagrams/none.svg)\n"),
        r"docs/threads/index\.zh\.md:\d+: .*none\.zh\.svg: there is no such diagram",
    ),
}


def _broken(
    folder: Path, changes: dict[str, tuple[Callable[[Path], None], str]], *options: str
) -> tuple[int, str]:
    """Build a book with these changes; (exit code, what was said)."""
    book = folder / "book"
    book.mkdir()
    mini_book.write(book)
    for change, _ in changes.values():
        change(book)
    done = mini_book.build(book, folder / "site", *options)
    return done.returncode, done.stderr + done.stdout


@pytest.fixture(scope="session")
def warned(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str]:
    return _broken(tmp_path_factory.mktemp("warned"), WARNED)


@pytest.mark.parametrize("name", WARNED)
def test_a_strict_build_refuses(warned: tuple[int, str], name: str) -> None:
    code, said = warned
    assert code == 1
    warnings = [line for line in said.splitlines() if re.search(WARNED[name][1], line)]
    # MkDocs lists the pages that are not in the navigation below a warning of its own
    assert warnings and (warnings[0].startswith("WARNING") or warnings[0].startswith("  - ")), said
    assert re.search(r"Aborted with \d+ warnings in strict mode!", said)
    assert "Traceback" not in said


def test_mistakes_stop_a_build_that_is_not_strict(tmp_path: Path) -> None:
    code, said = _broken(tmp_path, MISTAKEN, "--no-strict")
    assert code == 1
    for name, (_, pattern) in MISTAKEN.items():
        assert re.search("ERROR   -  " + pattern, said), f"{name}: {said}"
    assert re.search(r"Aborted with \d mistakes in the chapters; nothing was written", said)
    assert "Traceback" not in said
    assert not list(tmp_path.glob(".site-*"))
    assert not list((tmp_path / "site").rglob("*.html"))


def test_an_unknown_edition_is_named(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    mini_book.write(book)
    done = mini_book.build(book, tmp_path / "site", EDITIONS="zh,fr")
    assert done.returncode == 1
    assert "there is no edition 'fr'; there are zh, en, zh-en" in done.stderr + done.stdout


def test_one_edition_alone(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    mini_book.write(book)
    done = mini_book.build(book, tmp_path / "site", EDITIONS="zh", SITE_URL="https://book.example/")
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "site/en").exists()
    assert '回到<a href="/">首页</a>' in (tmp_path / "site/404.html").read_text("utf-8")
    html = (tmp_path / "site/threads/locks/index.html").read_text("utf-8")
    assert html.count('class="editions__link"') == 1


def test_a_port_in_use_gives_a_sentence(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    mini_book.write(book)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
        env = mini_book.environment(book, EDITIONS="zh")
        done = subprocess.run(command, cwd=book, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    said = done.stderr + done.stdout
    assert f"{address} is in use" in said and "--dev-addr" in said
    assert "Traceback" not in said
