"""The HTML of a shown program: head, code, output with its promise, versions, other outputs.

A pure function; reading files and finding mistakes is program.py's job.  Lines that carry the class
`parts` are paired element by element in the parallel edition (see alignment.py).
"""

from __future__ import annotations

import re
from functools import partial
from html import escape
from itertools import zip_longest
from pathlib import PurePosixPath

from press.pages.badges import (
    WORDS,
    Badge,
    exit_badge,
    in_language,
    language_of,
    needs_badges,
    older_label,
    output_badges,
    version_ranges,
)
from press.pages.page import Page
from press.pages.program import Program
from press.pages.slots import slot
from press.snippets.recorded import Recorded
from press.timeline.markup import how_to_read, markup
from press.timeline.trace import Trace

LANG_TAGS = {"zh": "zh-Hans", "en": "en"}


def figure(program: Program, listing: str, ident: str, options: dict[str, str], page: Page) -> str:
    """The whole figure, with labels in the page's language.

    `listing`: the highlighted code, '' if it is not program.  `ident`: an id unique on its page.
    `options`: the block's options, for data attributes.
    """
    pieces = [_head(program, page), _reason(program, page), listing]
    if program.output is not None:
        pieces.append(_output(program, program.output, ident, page))
    if program.timeline is not None:
        drawn = partial(_timeline, program.timeline, f"{ident}-timeline")
        pieces.append(slot("div", "timeline", drawn, page))
    data = {"snippet": program.name, **options}
    attributes = "".join(f' data-{key}="{escape(value)}"' for key, value in data.items())
    inside = "\n".join(piece for piece in pieces if piece)
    return f'<figure class="snippet" id="{escape(ident)}"{attributes}>\n{inside}\n</figure>'


def _timeline(trace: Trace, ident: str, page: Page) -> str:
    return markup(trace, page.edition, ident, how_to_read(page))


def figure_id(name: str, section: str | None) -> str:
    """A readable id: 'snippet-lost-update', 'snippet-lost-update-worker'."""
    words = [PurePosixPath(name).stem, *([section] if section else [])]
    return "-".join(["snippet", *re.findall(r"[a-z0-9]+", " ".join(words).lower().replace("_", " "))])


def _head(program: Program, page: Page) -> str:
    needs = needs_badges(program.metadata, WORDS[page.language])
    links = [_link("download", page.download_href(program.name), program, page, " download")]
    if page.repo_url:
        href = f"{page.repo_url.rstrip('/')}/blob/main/snippets/{program.name}"
        links.append(_link("source", href, program, page))
    path = f'<code class="snippet-path">{escape(program.name)}</code>'
    inside = "\n".join([path, *map(_badge, needs), *links])
    return f'<figcaption class="snippet-head parts">\n{inside}\n</figcaption>'


def _link(kind: str, href: str, program: Program, page: Page, extra: str = "") -> str:
    """A link that reads 'Download'; its accessible name also says of what."""
    text: str = getattr(WORDS[page.language], kind)
    said = text if page.edition != "zh-en" else f"{getattr(WORDS['zh'], kind)} {getattr(WORDS['en'], kind)}"
    label = f"{said} {PurePosixPath(program.name).name}"
    attributes = f'class="snippet-{kind}" href="{escape(href)}" aria-label="{escape(label)}"{extra}'
    return f"<a {attributes}>{escape(text)}</a>"


def _badge(badge: Badge) -> str:
    return f'<span class="snippet-badge {badge.kind}">{escape(badge.text)}</span>'


def _reason(program: Program, page: Page) -> str:
    reason = program.metadata.contract.wrong_on_purpose
    if not reason:
        return ""
    words = WORDS[page.language]
    text = in_language(reason, page.language)
    language = language_of(text)
    said = (
        escape(text)
        if language == page.language
        else f'<span lang="{LANG_TAGS[language]}">{escape(text)}</span>'
    )
    return f'<p class="snippet-reason">{escape(words.wrong.capitalize() + words.colon)}{said}</p>'


def _output(program: Program, output: str, ident: str, page: Page) -> str:
    words, contract = WORDS[page.language], program.metadata.contract
    badges: list[Badge | None] = [*output_badges(contract, masked=program.masked, words=words)]
    badges.append(exit_badge(contract.exit, words))
    title = words.output if output else words.prints_nothing
    label = "\n".join([f'<span class="snippet-title">{title}</span>', *(_badge(b) for b in badges if b)])
    pieces = [f'<p class="snippet-label parts">\n{label}\n</p>']
    if output:
        pieces.append(_transcript(output, f"{ident}-output"))
    below = [version for version, _ in program.older[1:]]
    for (version, text), lower in zip_longest(program.older, below):
        until = f"{ident}-until-{version.replace('.', '-')}"
        pieces.append(_details("older", older_label(version, lower, words), text, until))
    for number, text in enumerate(program.also_legal, 2):
        pieces.append(_details("also-legal", words.also_legal, text, f"{ident}-output-{number}"))
    if program.recording is not None:
        pieces.append(_runs(program.recording, page))
    return '<div class="snippet-output">\n' + "\n".join(pieces) + "\n</div>"


def _transcript(text: str, ident: str) -> str:
    """Each has an id of its own: the theme's script names a `pre` after the nearest id around it."""
    return (
        f'<pre class="snippet-transcript no-copy" id="{ident}"><code>{escape(text, quote=False)}</code></pre>'
    )


def _details(kind: str, summary: str, text: str, ident: str) -> str:
    inside = f"<summary>{escape(summary)}</summary>\n{_transcript(text, ident)}"
    return f'<details class="snippet-{kind}">\n{inside}\n</details>'


def _runs(recording: Recorded, page: Page) -> str:
    words = WORDS[page.language]
    ran = words.ran.format(version_ranges(recording.ran, words.comma))
    recorded = words.recorded.format(python=recording.python, system=recording.system)
    return f'<p class="snippet-runs">{escape(ran + recorded + words.stop)}</p>'
