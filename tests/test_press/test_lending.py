"""Pages handed from one edition to another: they arrive whole, are waited for, and never for ever."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from press.pages import lending
from press.pages.edition import Edition, editions_from
from press.pages.others import Others
from press.pages.parallel import merge_html


def test_a_page_arrives_as_it_was_lent(tmp_path: Path) -> None:
    lending.lend(tmp_path / "shelf", "ideas/gil.md", {"content": "锁"})
    assert lending.borrow(tmp_path / "shelf", "ideas/gil.md") == {"content": "锁"}


def test_a_page_is_waited_for(tmp_path: Path) -> None:
    lender = threading.Timer(0.05, lending.lend, [tmp_path, "a.md", "late"])
    lender.start()
    assert lending.borrow(tmp_path, "a.md") == "late"
    lender.join()


def test_nobody_waits_for_a_lender_that_has_ended(tmp_path: Path) -> None:
    lending.lend(tmp_path, "a.md", "there")
    lending.end(tmp_path)
    assert lending.borrow(tmp_path, "a.md") == "there"
    with pytest.raises(lending.NotLent, match=r"b\.md"):
        lending.borrow(tmp_path, "b.md")


def _editions(*languages: list[str]) -> list[Edition]:
    common = {"lang": "en", "theme_language": "en", "label": "x", "short": "x", "site_name": "x"}
    common |= {"description": "x", "search_label": "x"}
    tables = {f"e{n}": {**common, "path": f"e{n}/", "languages": one} for n, one in enumerate(languages)}
    tables["root"] = {**common, "path": "", "languages": ["zh"]}
    return [edition for name, edition in editions_from(tables).items() if name != "root"]


@pytest.mark.parametrize(
    ("languages", "first_lends", "lends", "borrows"),
    [
        ([["zh", "en"], ["en"]], True, [["en"], []], [[], ["en", "zh"]]),
        ([["zh", "en"], ["en"]], False, [["en"], []], [[], ["en"]]),
        ([["en"]], True, [[]], [[]]),
        ([["zh", "en"]], True, [[]], [["zh"]]),
    ],
)
def test_who_lends_begins_before_who_borrows(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    languages: list[list[str]],
    first_lends: bool,
    lends: list[list[str]],
    borrows: list[list[str]],
) -> None:
    orders = []

    class Started:
        def __init__(self, name: str, build: object, order: object) -> None:
            orders.append(order)

        def stop(self) -> None: ...

    monkeypatch.setattr("press.pages.others.Beside", Started)
    others = Others()
    root, *editions = _editions(["zh"], *languages)
    first = root if first_lends else None
    site = tmp_path / "site"
    shelf = others.start(editions, lambda order: iter(()), site, "mkdocs.yml", None, True, first=first)
    others.stop()
    folders = {folder: language for order in orders for language, folder in order.borrow_from.items()}
    assert [[folders[order.lend_to]] if order.lend_to else [] for order in orders] == lends
    assert [sorted(order.borrow_from) for order in orders] == borrows
    assert (shelf is not None) == any("zh" in order.borrow_from for order in orders)


LISTING = '<figure class="snippet" data-snippet="{}"><pre><code>{}</code></pre></figure>'


def test_a_program_is_shown_once_though_its_comments_are_in_one_language() -> None:
    zh, en = LISTING.format("a.py", "# 锁\n# lock"), LISTING.format("a.py", "# lock")
    complaints: list[str] = []
    assert merge_html(zh, en, complaints.append) == zh
    assert not complaints


def test_another_program_in_the_twin_is_reported() -> None:
    zh, en = LISTING.format("a.py", "one"), LISTING.format("b.py", "two")
    complaints: list[str] = []
    merge_html(zh, en, complaints.append)
    assert len(complaints) == 1
