"""The words that the book adds to the pages: chapter, figure, contents, colophon."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Labels of an edition; braces are filled in."""

    contents: str
    chapter: str
    appendix: str
    part: str
    notebook: str
    figure: str
    program: str
    page: str
    preface: str
    index: str
    index_note: str
    colophon: str
    separator: str
    """Between a supplement and a title in a running head."""


WORDS: dict[str, Words] = {
    "zh": Words(
        contents="目录",
        chapter="第 {} 章",
        appendix="附录 {}",
        part="第{}部分",
        notebook="Notebook",
        figure="图 {}",
        program="程序 {}",
        page="（第\u00a0{}\u00a0页）",
        preface="前言",
        index="API 名称索引",
        index_note="只收标准库的公开名称；数字是页码，粗体是讲解它的地方，其余是正文还谈到它的地方。",
        colophon="版权与版本",
        separator="　",
    ),
    "en": Words(
        contents="Contents",
        chapter="Chapter {}",
        appendix="Appendix {}",
        part="Part {}",
        notebook="Notebook",
        figure="Figure {}",
        program="Program {}",
        page="\u00a0(p.\u00a0{})",
        preface="Preface",
        index="Index of API names",
        index_note="Public names of the standard library; the numbers are pages, in bold where the name is "
        "explained, then where else the text speaks of it.",
        colophon="About this edition",
        separator="  ",
    ),
    "zh-en": Words(
        contents="目录 Contents",
        chapter="第 {} 章",
        appendix="附录 {}",
        part="第{}部分",
        notebook="Notebook",
        figure="图 {} Figure",
        program="程序 {} Program",
        page="\u00a0({})",
        preface="前言 Preface",
        index="API 名称索引 Index of API names",
        index_note="只收标准库的公开名称；数字是页码，粗体是讲解它的地方，其余是正文还谈到它的地方。 "
        "Public names of the standard library; the numbers are pages, in bold where the name is explained, "
        "then where else the text speaks of it.",
        colophon="版权与版本 About this edition",
        separator="　",
    ),
}

_CHINESE = "零一二三四五六七八九"
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def part_number(number: str, edition: str) -> str:
    """'2' as 二 or II."""
    value = int(number)
    if edition == "en":
        return _ROMAN[value]
    tens, ones = divmod(value, 10)
    return ("十" if tens else "") + (_CHINESE[ones] if ones or not tens else "")
