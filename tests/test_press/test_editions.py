"""Editions: their settings, their addresses, the files they see, and what is corrected around their pages."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from press.errors import BookError
from press.pages import beside, frame, reports, twins
from press.pages.beside import Beside, Ended
from press.pages.edition import absolute_path, alternates, editions_from, page_address, relative, wanted

SETTINGS: dict[str, dict[str, Any]] = {
    name: {
        "path": path,
        "languages": languages,
        "lang": lang,
        "theme_language": languages[0],
        "label": name,
        "short": name,
        "site_name": name,
        "description": name,
        "search_label": "search & find",
    }
    for name, path, languages, lang in (
        ("zh", "", ["zh"], "zh-Hans"),
        ("en", "en/", ["en"], "en"),
        ("zh-en", "zh-en/", ["zh", "en"], "zh-Hans"),
    )
}
EDITIONS = editions_from(SETTINGS)
ZH, EN, BOTH = EDITIONS.values()


def test_only_the_third_is_parallel() -> None:
    assert [edition.parallel for edition in EDITIONS.values()] == [False, False, True]
    assert BOTH.language == "zh"


@pytest.mark.parametrize("change", [{"colour": "red"}, {"languages": None}])
def test_wrong_settings_name_the_edition(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="edition 'en'"):
        editions_from({"en": {**SETTINGS["en"], **change}})


def test_a_missing_setting_is_named() -> None:
    with pytest.raises(ValueError, match="short"):
        editions_from({"en": {key: value for key, value in SETTINGS["en"].items() if key != "short"}})


@pytest.mark.parametrize(
    ("only", "names"),
    [
        (None, ["zh", "en", "zh-en"]),
        ("", ["zh", "en", "zh-en"]),
        ("zh", ["zh"]),
        ("en", ["zh", "en"]),
        ("zh-en, zh", ["zh", "zh-en"]),
    ],
)
def test_the_first_edition_is_always_built(only: str | None, names: list[str]) -> None:
    assert wanted(EDITIONS, only) == names


def test_an_unknown_edition_is_refused() -> None:
    with pytest.raises(ValueError, match="no edition 'fr'; there are zh, en, zh-en"):
        wanted(EDITIONS, "fr")


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("", "ideas/gil/", "../../"),
        ("en/ideas/gil/", "ideas/gil/", "../../en/ideas/gil/"),
        ("ideas/gil/", "en/ideas/gil/", "../../../ideas/gil/"),
        ("en/", "", "en/"),
        ("", "", "./"),
        ("en/ideas/gil.html", "ideas/gil.html", "../en/ideas/gil.html"),
        ("ideas/gil/", "ideas/gil/", "./"),
    ],
)
def test_relative_links(target: str, page: str, link: str) -> None:
    assert relative(target, page) == link


def test_addresses() -> None:
    assert page_address(EN, "ideas/gil/") == "en/ideas/gil/"
    assert page_address(EN, "./") == "en/"
    assert page_address(ZH, ".") == ""
    assert absolute_path("https://x.example/book/", "en/") == "/book/en/"
    assert absolute_path(None, "en/") == "/en/"


def test_alternates_leave_the_parallel_edition_out() -> None:
    links = alternates(EDITIONS.values(), "https://x.example/b/", "ideas/")
    assert links == [
        ("zh-Hans", "https://x.example/b/ideas/"),
        ("en", "https://x.example/b/en/ideas/"),
        ("x-default", "https://x.example/b/ideas/"),
    ]


# ── files ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "halves"),
    [
        ("ideas/gil.zh.md", ("ideas/gil.md", "zh")),
        ("a.en.ipynb", ("a.ipynb", "en")),
        ("assets/x.zh.svg", ("assets/x.svg", "zh")),
        ("ideas/gil.md", None),
        ("ideas/gil.fr.md", None),
        ("zh.md", None),
    ],
)
def test_halves_of_a_pair(name: str, halves: tuple[str, str] | None) -> None:
    assert twins.split(name) == halves


# ── around the page ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("page", "link", "shared"),
    [
        ("en/ideas/gil/", "../../assets/css/extra.css", "../../../assets/css/extra.css"),
        ("en/", "assets/css/extra.css", "../assets/css/extra.css"),
        ("en/", "./assets/css/extra.css", "../assets/css/extra.css"),
        ("en/", "snippets.zip", "../snippets.zip"),
        ("en/ideas/gil.html", "../snippets.zip", "../../snippets.zip"),
        # already the root's: what a program's figure links to
        ("en/ideas/gil/", "../../../snippets/a.py", "../../../snippets/a.py"),
        # a chapter may be called so
        ("en/ideas/gil/", "../assets/", "../assets/"),
    ],
)
def test_sub_editions_share_the_roots_assets(page: str, link: str, shared: str) -> None:
    assert frame.share(f'<a href="{link}">', EN, page) == f'<a href="{shared}">'


def test_the_root_and_other_hosts_are_left_alone() -> None:
    for html in ('<a href="assets/x.css">', '<a href="https://x.example/assets/x.css">'):
        assert frame.share(html, ZH, "") == html
        assert (
            frame.share('<a href="https://x.example/assets/x">', EN, "en/")
            == '<a href="https://x.example/assets/x">'
        )


def test_the_404_page_shares_absolutely() -> None:
    html = '<link href="/b/en/assets/x.css"><a href="/b/en/">'
    assert frame.share_absolute(html, EN, "/b/") == '<link href="/b/assets/x.css"><a href="/b/en/">'
    assert frame.share_absolute(html, ZH, "/b/") == html


def test_documents_say_their_language_and_name_their_dialog() -> None:
    html = '<html lang="zh"><div data-md-component="search" role="dialog">'
    assert frame.finish(html, EN) == (
        '<html lang="en" data-edition="en">'
        '<div data-md-component="search" role="dialog" aria-label="search & find">'
    )


# ── warnings and work beside ────────────────────────────────────────────────────────────────────────────


def test_warnings_name_the_file_that_people_edit() -> None:
    sources = {"ideas/gil.md": "ideas/gil.zh.md"}
    said = "Doc file 'ideas/gil.md' contains a link 'gone.md'"
    assert reports.real_names(said, sources) == "Doc file 'ideas/gil.zh.md' contains a link 'gone.md'"


def test_the_same_warning_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports.NAMES, "said", ["old"])
    found = [reports.Report("mkdocs.x", logging.WARNING, text) for text in ("old", "new", "new")]
    assert [report.message for report in reports.fresh(found)] == ["new"]


def _three(order: object) -> Iterator[object]:
    logging.getLogger("mkdocs.x").warning("beginning %s", order)
    yield from (1, 2, 3)


def _fails(order: object) -> Iterator[object]:
    yield 1
    raise BookError("a.md", 3, "it is wrong", "mend it")


def _ends(order: object) -> Iterator[object]:
    yield 1
    os._exit(3)


def test_work_beside_sends_its_results_and_warnings_home() -> None:
    work = Beside("work", _three, "now")
    results = []
    while (result := work.next()) is not None:
        results.append(result)
    assert results == [1, 2, 3]
    assert [report.message for report in work.take()] == ["beginning now"]


@pytest.mark.parametrize(
    ("job", "why"), [(_fails, r"work: a\.md:3: it is wrong"), (_ends, "work: its process ended early")]
)
def test_work_that_fails_says_why(job: beside.Job, why: str) -> None:
    work = Beside("work", job, None)
    assert work.next() == 1
    with pytest.raises(Ended, match=why):
        work.next()


def test_work_that_nobody_wants_is_ended() -> None:
    work = Beside("work", _endless, None)
    assert work.next() == 0
    work.stop()
    assert not work._process.is_alive()


def _endless(order: object) -> Iterator[object]:
    number = 0
    while True:
        yield number
        number += 1


def test_a_folder_is_cleared_of_what_is_kept_once(tmp_path: Path) -> None:
    for name in ("assets/css/x.css", "snippets/a.py", "snippets.zip", "ideas/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    frame.drop_shared(tmp_path)
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()] == [
        "ideas/index.html"
    ]
