"""`python -m press api`: ask every Python for the public names of modules, write names.json."""

from __future__ import annotations

from press.api.names import NAMES, as_text, ask, known, merged
from press.errors import BookError
from press.snippets import pythons
from press.snippets.model import SUPPORTED


def api_verb() -> None:
    """List anew the public names of the modules in press/api/api.toml, on every supported Python."""
    here = {python.version: python for python in pythons.find_all()}
    missing = [version for version in SUPPORTED if version not in here]
    if missing:
        what = f"these Pythons are not on this machine: {', '.join(missing)}"
        raise BookError("press/api/names.json", None, what, f"uv python install {' '.join(missing)}")
    before = set(known()) if NAMES.exists() else set()
    names = merged({version: ask(python) for version, python in here.items()})
    NAMES.write_text(as_text(names), "utf-8")
    known.cache_clear()
    now = {name.full for name in names}
    for sign, some in (("+", now - before), ("-", before - now)):
        for one in sorted(some):
            print(f"{sign} {one}")
    print(f"{len(names)} names")
