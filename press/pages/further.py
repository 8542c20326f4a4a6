"""The build of one further edition, in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from press.pages import lending, search
from press.pages.others import Order


def build_edition(order: Order) -> Iterator[str]:
    """Build it; yields its name when it is done."""
    config = load_config(config_file=order.config_file, site_dir=order.site_dir, strict=False)
    plugin: Any = config.plugins["editions"]
    plugin.become(order.edition, order.root_url, order.lend_to, order.borrow_from)
    config.use_directory_urls = order.use_directory_urls
    config.plugins.on_startup(command="build", dirty=False)
    languages = plugin.config.editions[order.edition]["languages"]
    if "zh" not in languages or languages[-1] in order.borrow_from:  # then the index is made from two others
        search.do_not_segment(config.plugins["material/search"])
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
        if order.lend_to:
            lending.end(Path(order.lend_to))
    yield order.edition
