"""The files of a new chapter: a pair of pages of the right shape, and the place for its claims.

Makes texts and checks names; writing them is one step at the end, all or none.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from press.errors import BookError
from press.snippets.recorded import write_whole

SLUG = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")

ZH = """\
# {slug}：标题待写

用一个问题开头，第一屏之内给出回答它的程序。

## 发生了什么，为什么 {{ #why }}

待写。

## 规则 {{ #rule }}

待写。

## 陷阱 {{ #traps }}

先给出错的程序，再给修好的。

## 什么时候换个办法 {{ #instead }}

待写。

## 自测 {{ #questions }}

??? question "一个能用本页程序回答的问题？"
    答案，以及为什么。

## 官方文档 {{ #official-documentation }}

- [并发执行](https://docs.python.org/zh-cn/3/library/concurrency.html)
"""

EN = """\
# {slug}: a title to be written

Begin with a question, and within the first screen show a program that answers it.

## What happened, and why {{ #why }}

To be written.

## The rule {{ #rule }}

To be written.

## Traps {{ #traps }}

The broken program first, then the repaired one.

## When to use something else {{ #instead }}

To be written.

## Check your understanding {{ #questions }}

??? question "A question that a program on this page answers?"
    The answer, and why.

## Official documentation {{ #official-documentation }}

- [Concurrent execution](https://docs.python.org/3/library/concurrency.html)
"""

INDEX = {
    "zh": "# {part}：标题待写\n\n这一部分讲什么，待写。\n",
    "en": "# {part}: a title to be written\n\nTo be written.\n",
}

CLAIMS = '''\
"""What the chapter {part}/{slug} says and a transcript cannot show."""
'''


def check_names(root: Path, part: str, slug: str) -> None:
    """Raise BookError for names that cannot be a chapter's."""
    for kind, name in (("part", part), ("chapter", slug)):
        where = f"new-chapter {part} {slug}"
        if not SLUG.fullmatch(name):
            cure = "lower case letters, digits and single underscores: thread_pools"
            raise BookError(where, None, f"{name!r} cannot name a {kind}", cure)
        if name in sys.stdlib_module_names:
            cure = "a folder of that name would hide the module from the programs in it; choose another"
            raise BookError(where, None, f"{name!r} is a module of the standard library", cure)
        if name in packages_distributions():
            raise BookError(where, None, f"{name!r} is an installed package", "choose another name")
    if slug in ("index", "assets") or part == "assets":
        raise BookError(
            f"new-chapter {part} {slug}", None, f"{slug!r} is taken by the site", "choose another name"
        )
    there = sorted((root / "docs" / part).glob(f"{slug}.*"))
    if there:
        file = there[0].relative_to(root).as_posix()
        raise BookError(
            file, None, f"the chapter {part}/{slug} is there already", "edit it, or choose another name"
        )


def chapter_files(root: Path, part: str, slug: str) -> dict[Path, str]:
    """The new files and their texts; for a new part its index pages too."""
    docs = root / "docs" / part
    files = {
        docs / f"{slug}.zh.md": ZH.format(slug=slug),
        docs / f"{slug}.en.md": EN.format(slug=slug),
        root / "tests" / "claims" / part / f"test_{slug}.py": CLAIMS.format(part=part, slug=slug),
    }
    for language, text in INDEX.items():
        if not (docs / f"index.{language}.md").exists():
            files[docs / f"index.{language}.md"] = text.format(part=part)
    return {path: text for path, text in files.items() if not path.exists()}


def make_chapter(root: Path, part: str, slug: str) -> list[Path]:
    """Write a new chapter's files; the paths written.  Raises BookError, with nothing written."""
    check_names(root, part, slug)
    files = chapter_files(root, part, slug)
    for path in files:
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(files)
    return sorted(files)
