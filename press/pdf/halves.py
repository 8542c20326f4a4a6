"""The halves of a title, cell or list item in the parallel edition: `中文 <span class="bi-en">…</span>`."""

from __future__ import annotations

import copy

from lxml.html import HtmlElement

from press.pages.alignment import BLOCKS, classes


def halves(element: HtmlElement) -> tuple[HtmlElement, HtmlElement | None]:
    """A copy of the element without its English half, and that half; (the element, None) if there is none."""
    place = next((n for n, child in enumerate(element) if "bi-en" in classes(child)), None)
    if place is None:
        return element, None
    zh = copy.deepcopy(element)
    en = zh[place]
    en.drop_tree()
    en.tail = None
    return zh, en


def lead_and_blocks(item: HtmlElement) -> tuple[HtmlElement, HtmlElement]:
    """A list item's own line, and the blocks below it, as two copies."""
    lead, blocks = copy.deepcopy(item), copy.deepcopy(item)
    first = next((n for n, child in enumerate(item) if child.tag in BLOCKS), len(item))
    for child in list(lead)[first:]:
        lead.remove(child)
    blocks.text = None
    for child in list(blocks)[:first]:
        blocks.remove(child)
    return lead, blocks
