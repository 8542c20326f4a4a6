"""`python -m press VERB`: wires the verbs.

Each verb lives in a module of its own, which is imported only when the verb is called or listed.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from press.errors import BookError

# verb -> "module:function"; the function's docstring is its help, its parameters are typer's.
VERBS = {
    "record": "press.snippets.record_verb:record_verb",
    "timeline": "press.timeline.timeline_verb:timeline_verb",
    "mutate": "press.snippets.mutate_verb:mutate_verb",
    "bench": "press.bench.bench_verb:bench_verb",
    "pythons": "press.snippets.pythons_verb:pythons_verb",
    "gates": "press.pages.gates_verb:gates_verb",
    "check": "press.exercises.check_verb:check_verb",
    "api": "press.api.api_verb:api_verb",
    "fonts": "press.pdf.pdf_verb:fonts_verb",
    "pdf": "press.pdf.pdf_verb:pdf_verb",
    "epub": "press.epub.epub_verb:epub_verb",
    "ledger": "press.pages.ledger_verb:ledger_verb",
    "new-chapter": "press.pages.new_chapter_verb:new_chapter_verb",
    "offline": "press.pages.offline_verb:offline_verb",
    "lighthouse": "press.pages.lighthouse_verb:lighthouse_verb",
}


class _Verbs(TyperGroup):
    """Loads the module of a verb only when the verb is called or listed."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in VERBS:
            return None
        module, _, name = VERBS[cmd_name].partition(":")
        single = typer.Typer(add_completion=False)
        single.command(cmd_name)(getattr(importlib.import_module(module), name))
        return typer.main.get_command(single)


app = typer.Typer(cls=_Verbs, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.callback()
def _press() -> None:
    """The printing press of the book."""


def main() -> None:
    """Run a verb; a mistake in the book is a sentence and exit code 1."""
    try:
        app(prog_name="python -m press")
    except BookError as error:
        print(error, file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
