"""A built site behind a small web server, as a real host serves it: below a folder, compressed, with its 404.

For tests and measurements; `mkdocs serve` is for writing.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MOUNT = "/book/"
"""Where the site lives on its host."""
_COMPRESSED = frozenset({".html", ".js", ".css", ".json", ".svg", ".xml"})


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Files below MOUNT; what is not there is answered with the site's own 404 page."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file, an index page, or the 404 page."""
        path = self.path.partition("?")[0]
        file = Path(self.directory, path.removeprefix(MOUNT).lstrip("/"))
        if path.endswith("/"):
            file /= "index.html"
        found = path.startswith(MOUNT) and file.is_file()
        self._answer(200 if found else 404, file if found else Path(self.directory, "404.html"))

    def _answer(self, status: int, file: Path) -> None:
        body = _compressed(file) if file.suffix in _COMPRESSED else file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in _COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@functools.lru_cache(maxsize=512)
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6, mtime=0)


class Host:
    """A server that has its port, and so its address, before there is anything to serve."""

    def __init__(self) -> None:
        self._site = Path()
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}{MOUNT}"

    def _handler(self, *args: Any) -> _Handler:
        return _Handler(*args, directory=str(self._site))

    @contextmanager
    def serving(self, site: Path) -> Iterator[str]:
        """Serve a built site for a while; yields its address, which ends in a slash."""
        self._site = site
        thread = threading.Thread(target=self._server.serve_forever)
        thread.start()
        try:
            yield self.address
        finally:
            self._server.shutdown()
            thread.join()
            self._server.server_close()
