"""`python -m press new-chapter PART SLUG`: an empty pair of pages of the right shape."""

from __future__ import annotations

from typing import Annotated

import typer

from press.pages.scaffold import make_chapter
from press.snippets.model import ROOT

Part = Annotated[str, typer.Argument(help="The part of the book, a folder of docs/: ideas, threads ...")]
Slug = Annotated[
    str, typer.Argument(help="Names the page, its programs' folder and its claims: thread_pools.")
]


def new_chapter_verb(part: Part, slug: Slug) -> None:
    """Make an empty chapter in both languages, and say what comes next."""
    for path in make_chapter(ROOT, part, slug):
        print(f"wrote {path.relative_to(ROOT)}")
    print(
        f"""
next:
  1. list it in mkdocs.yml, under nav:   - {part}/{slug}.md
  2. write programs:                     snippets/{part}/{slug}/what_it_shows.py
  3. record what they print:             python -m press record {part}/{slug}
  4. show them on both pages:            /// snippet | {part}/{slug}/what_it_shows.py
                                         ///
  5. check the text, run the tests:      python -m press gates && make test"""
    )
