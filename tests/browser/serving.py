"""A built site behind a small web server, below /book/, compressed as by a real host."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

MOUNT = "/book/"
COMPRESSED = {".html", ".js", ".css", ".json", ".svg", ".xml"}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files below MOUNT; what is not there is answered with the site's own 404 page."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = Path(self.directory, path.removeprefix(MOUNT).lstrip("/"))
        if path.endswith("/"):
            file /= "index.html"
        found = path.startswith(MOUNT) and file.is_file()
        self._answer(200 if found else 404, file if found else Path(self.directory, "404.html"))

    def _answer(self, status: int, file: Path) -> None:
        body = file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in COMPRESSED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site's root while it is served; ends with a slash."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(site))
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{MOUNT}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
