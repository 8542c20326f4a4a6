"""How fast the site is built and how light it is, with the book blown up to a full-size one.

`python -m press bench site` copies the real chapters until there are enough page pairs, in a temporary
folder, and measures that; beside it, plain Material for MkDocs on one language of the same pages.
"""

from __future__ import annotations

import gzip
import os
import re
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from press.bench.corpus import PAIRS, blow_up, plain
from press.errors import BookError
from press.snippets.model import ROOT

EDITS = 5
MARK = "edited-for-the-benchmark"
_LOADED = re.compile(
    r'<link [^>]*?rel="stylesheet"[^>]*?href="(?P<css>[^"]+)"|<link rel="icon" href="(?P<icon>[^"]+)"'
    r'|<link rel="stylesheet" href="(?P<css2>[^"]+)"'
    r'|<script[^>]*? src="(?P<js>[^"]+)"|<img[^>]*? src="(?P<img>[^"]+)"'
)


@dataclass(frozen=True)
class Timing:
    """One measured command."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Weight:
    """What a first visit to a page fetches."""

    page: str
    compressed: dict[str, int]
    """Bytes after gzip, by kind of file."""

    @property
    def total(self) -> int:
        """All of it, in bytes."""
        return sum(self.compressed.values())


# ── measuring ───────────────────────────────────────────────────────────────────────────────────────────


def environment(root: Path, editions: str = "") -> dict[str, str]:
    """Environment for MkDocs on a copy of the book."""
    return {
        **os.environ,
        "PRESS_ROOT": str(root),
        "EDITIONS": editions,
        "NO_MKDOCS_2_WARNING": "true",
        "PYTHONPATH": str(ROOT),
    }


def timed_build(
    root: Path, site: Path, editions: str = "", strict: bool = True, cold: bool = False
) -> Timing:
    """Build a book once; raises BookError with MkDocs's last words if it fails.

    `cold`: as in a new checkout on a new machine, without what earlier builds have kept.
    """
    command = [sys.executable, "-m", "mkdocs", "build", *(["--strict"] if strict else []), "-d", str(site)]
    with tempfile.TemporaryDirectory() as empty:
        environ = environment(root, editions)
        if cold:
            shutil.rmtree(root / ".cache", ignore_errors=True)
            environ["TMPDIR"] = empty  # where the splitter of Chinese words keeps its dictionary
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(command, cwd=root, env=environ, capture_output=True, text=True)
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise BookError(root, None, f"the build failed: {done.stderr.strip()[-600:]}", "mend the book first")
    return Timing(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def edit_latencies(root: Path, page: str, edits: int = EDITS) -> list[float]:
    """Seconds from saving a chapter to reading the change from `mkdocs serve`, for each of some edits."""
    source = root / "docs" / page.replace(".md", ".zh.md")
    with served(root) as url:
        address = url + page.removesuffix(".md") + "/"
        original, found = source.read_text("utf-8"), []
        for number in range(edits):
            time.sleep(0.6)
            mark = f"{MARK}-{number}"
            start = time.perf_counter()
            source.write_text(f"{original}\n{mark}\n", "utf-8")
            while mark not in fetch(address):
                if time.perf_counter() - start > 60:
                    raise BookError(source, None, "an edit did not show within 60 s", "look at mkdocs serve")
                time.sleep(0.02)
            found.append(time.perf_counter() - start)
        source.write_text(original, "utf-8")
    return found


@contextmanager
def served(root: Path, editions: str = "zh") -> Iterator[str]:
    """`mkdocs serve` on a free port, ready to answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    quiet = subprocess.DEVNULL
    environ = {**environment(root, editions), "SITE_URL": f"http://127.0.0.1:{port}/"}
    process = subprocess.Popen(command, cwd=root, env=environ, stdout=quiet, stderr=quiet)
    url, deadline = f"http://127.0.0.1:{port}/", time.monotonic() + 120
    try:
        while not fetch(url):
            if process.poll() is not None or time.monotonic() > deadline:
                raise BookError(
                    root, None, "mkdocs serve did not start", "run it by hand and read what it says"
                )
            time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait()


def fetch(url: str) -> str:
    """The body, or nothing while there is no answer."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return str(answer.read().decode("utf-8", "replace"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def first_visit(site: Path, page: str) -> Weight:
    """What a browser with an empty cache fetches for a page, by the page's own references, gzipped."""
    file = site / page / "index.html"
    html = file.read_text("utf-8")
    found: dict[str, int] = {"html": _zipped(file)}
    links = {next(filter(None, match.groups())) for match in _LOADED.finditer(html)}
    for link in sorted(link for link in links if not link.startswith("data:")):
        target = (file.parent / unquote(urlsplit(link).path)).resolve()
        kind = target.suffix.lstrip(".")
        found[kind] = found.get(kind, 0) + _zipped(target)
    return Weight(page, found)


def _zipped(file: Path) -> int:
    content = file.read_bytes()
    return len(content) if file.suffix in (".png", ".woff2") else len(gzip.compress(content, 9, mtime=0))


def size_of(folder: Path) -> tuple[int, int]:
    """(bytes, files) below a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.stat().st_size for path in files), len(files)


# ── the verb ────────────────────────────────────────────────────────────────────────────────────────────


def measure(pairs: int = PAIRS, repeat: int = 3) -> list[tuple[str, str, str]]:
    """Rows of (what, measured, bound)."""
    with tempfile.TemporaryDirectory(prefix="press-bench-") as folder:
        book, site = Path(folder, "book"), Path(folder, "site")
        book.mkdir()
        pages = blow_up(book, pairs)
        cold = _best([timed_build(book, site, cold=True) for _ in range(repeat)])
        warm = _best([timed_build(book, site) for _ in range(repeat)])
        rows = [
            ("page pairs", str(len(pages)), ""),
            ("three editions, strict, nothing kept from before", _shown(cold), "8 s wall on two cores"),
            ("the same, with what the last build has kept", _shown(warm), ""),
        ]
        weights = [first_visit(site, page.removesuffix(".md")) for page in _chapters(pages)]
        heaviest = max(weights, key=lambda weight: weight.total)
        kinds = ", ".join(f"{kind} {size / 1000:.0f}" for kind, size in heaviest.compressed.items())
        rows.append(
            ("first visit of the heaviest chapter", f"{heaviest.total / 1000:.0f} kB ({kinds})", "110 kB")
        )
        size, files = size_of(site)
        rows.append(("size of the site", f"{size / 1e6:.1f} MB in {files} files", ""))
        index = site / "search/search_index.json"
        rows.append(("search index, fetched at the first search", f"{_zipped(index) / 1000:.0f} kB", ""))
        one = _best([timed_build(book, Path(folder, "zh"), editions="zh") for _ in range(repeat)])
        rows.append(("one edition (EDITIONS=zh)", _shown(one), ""))
        latencies = edit_latencies(book, _chapters(pages)[0])
        rows.append(("an edit visible in EDITIONS=zh serve", _spread(latencies), "1.2 s"))
        rows += _yardstick(Path(folder), pages, repeat)
    return rows


def _chapters(pages: list[str]) -> list[str]:
    return [page for page in pages if page.endswith(".md") and not page.endswith("index.md") and "/" in page]


def _yardstick(folder: Path, pages: list[str], repeat: int) -> list[tuple[str, str, str]]:
    root = folder / "plain"
    root.mkdir()
    plain(root, pages)
    built = _best([timed_build(root, folder / "plain-site", strict=False) for _ in range(repeat)])
    size, files = size_of(folder / "plain-site")
    return [
        ("yardstick: plain Material, zh only", _shown(built), ""),
        ("yardstick: its size", f"{size / 1e6:.1f} MB in {files} files", ""),
    ]


def _best(timings: list[Timing]) -> Timing:
    return min(timings, key=lambda timing: timing.wall)


def _shown(timing: Timing) -> str:
    return f"{timing.wall:.1f} s wall, {timing.cpu:.1f} s CPU"


def _spread(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} s (median of {len(seconds)}, worst {max(seconds):.2f})"
