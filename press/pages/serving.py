"""`mkdocs serve` as a writer wants it: it says at once that its port is taken, and shows edits sooner."""

from __future__ import annotations

from typing import Any

from mkdocs.exceptions import Abort

from press.setup import ports


def check_port(host: str, port: int) -> None:
    """Before the first build, say that the port is taken; MkDocs would say so after it."""
    if not ports.is_free(port):
        raise Abort(
            f"{host}:{port} is in use by another program: stop it, or choose another port, "
            f"for example: mkdocs serve --dev-addr {host}:{port + 1}"
        )


def look_often(server: Any) -> None:
    """Look for edits five times a second instead of twice, and begin at once."""
    server.build_delay = 0.05
    server.observer._timeout = 0.2
    for emitter in server.observer.emitters:
        emitter._timeout = 0.2
