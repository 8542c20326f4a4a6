"""The whole site as one archive that opens from a disk, without a server.

`OFFLINE=true mkdocs build` makes pages that link to files instead of folders and search from a script;
this packs them.  The browser's part is docs/assets/js/iframe-worker.js.
"""

from __future__ import annotations

from pathlib import Path

from press.pages.downloads import archive

SHIM = "assets/js/iframe-worker.js"
"""Search runs in a worker, and a page opened from a disk may not start one: this script stands in."""
FOLDER = "concurrent-python"


def pack(site: Path, target: Path) -> int:
    """Write the built site to the archive `target`; returns its size in bytes."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    content = archive((f"{FOLDER}/{path.relative_to(site).as_posix()}", path.read_bytes()) for path in files)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".part")
    partial.write_bytes(content)
    partial.replace(target)
    return len(content)
