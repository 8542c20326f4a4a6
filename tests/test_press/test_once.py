"""What a build does late or only once: modules that few builds need, words of Chinese, the navigation."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import material
import pytest

from press import pages
from press.pages import memory
from press.pages.edition import editions_from
from press.pages.late import load_late
from press.pages.segmenter import Segmenter
from press.pages.switcher import Switcher
from tests.test_press.test_editions import SETTINGS


def test_a_module_is_loaded_when_it_is_first_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "used_late"
    package.mkdir()
    (package / "__init__.py").write_text("from used_late.inner import depth\nname = 'whole'\n")
    (package / "inner.py").write_text("depth = 2\n")
    monkeypatch.syspath_prepend(tmp_path)
    load_late("used_late", "there_is_none", "there_is_none.inner")
    assert "there_is_none" not in sys.modules
    import used_late

    late = sys.modules["used_late"]
    assert late is used_late and "name" not in vars(late)
    assert used_late.name == "whole" and used_late.depth == 2
    assert sys.modules["used_late"] is not late
    load_late("used_late")
    assert sys.modules["used_late"].name == "whole"
    with pytest.raises(AttributeError):
        _ = used_late.nothing


class Jieba:
    """Cuts into single characters, and counts."""

    def __init__(self) -> None:
        self.cuts: list[str] = []
        self.words: list[str] = []

    def setLogLevel(self, level: int) -> None: ...

    def load_userdict(self, path: str) -> None:
        self.words.append(Path(path).read_text("utf-8"))

    def cut(self, text: str) -> list[str]:
        self.cuts.append(text)
        return list(text)


def test_what_an_earlier_build_has_cut_is_not_cut_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "FOLDER", tmp_path / "cache")
    terms = tmp_path / "terms.txt"
    terms.write_text("死锁\n", "utf-8")

    def build(*texts: str) -> Jieba:
        jieba = Jieba()
        cutting = Segmenter(jieba)
        cutting.load_userdict(str(terms))
        for text in texts:
            assert cutting.cut(text.encode()) == list(text)
        cutting.memory.write()
        return jieba

    first = build("死锁", "线程", "死锁")
    assert first.cuts == ["死锁", "线程"] and len(first.words) == 1
    again = build("死锁", "线程")
    assert not again.cuts and not again.words
    assert build("死锁", "锁").cuts == ["锁"]
    (file,) = (tmp_path / "cache").iterdir()
    assert json.loads(file.read_text("utf-8"))["made"] == {"死锁": ["死", "锁"], "锁": ["锁"]}
    terms.write_text("线程\n", "utf-8")
    assert build("死锁").cuts == ["死锁"]
    file.write_text("damaged")
    assert build("死锁").cuts == ["死锁"]


def test_a_navigation_is_rendered_once_for_the_pages_of_a_folder() -> None:
    editions = list(editions_from(SETTINGS).values())
    switcher = Switcher(editions[0], editions, None)
    rendered: list[str] = []

    def shown(url: str) -> Any:
        def render() -> str:
            rendered.append(url)
            return url

        return switcher.of_page(url)["remembered"]("__nav_1", caller=render)

    urls = ["./", "download/", "timelines/", "ideas/", "ideas/gil/", "ideas/races/", "ideas/gil/"]
    assert [shown(url) for url in urls] == ["./", *["download/"] * 3, *["ideas/gil/"] * 3]
    assert rendered == ["./", "download/", "ideas/gil/"]
    assert [shown(url) for url in ("index.html", "download.html", "ideas/races.html")] == [
        "download/", "download/", "ideas/gil/"
    ]  # fmt: skip


def test_the_navigation_is_the_themes_own_but_for_what_is_rendered_once() -> None:
    ours, theirs = (
        folder.joinpath("partials/nav.html").read_text("utf-8").partition("-#}")[2]
        for folder in (Path(pages.__file__).parent / "theme", Path(material.__file__).parent / "templates")
    )
    item = "{{ item.render(nav_item, path, 1) }}"
    once = f"{{% call remembered(path) %}}{item}{{% endcall %}}"
    either = f"{{% if remembered and not nav_item.active %}}{once}{{% else %}}{item}{{% endif %}}"
    assert ours == theirs.replace(item, either)
