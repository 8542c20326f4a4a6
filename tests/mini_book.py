"""A small whole book for tests of the site: four page pairs, a notebook pair, a diagram, a program.

It is built exactly as the real one is, with the real mkdocs.yml; a test may break one thing in its copy.
The real book is built here, too, and only once for all tests that read it (the fixture `site`).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

from press.bench.corpus import with_nav

ROOT = Path(__file__).resolve().parents[1]
SITE_URL = "https://book.example/book/"
PAGES = ["index.md", "threads/index.md", "threads/locks.md", "threads/pool.md", "threads/measured.ipynb"]
SNIPPET = """\
import threading

lock = threading.Lock()
# 谁拿着锁，谁才能打印
# Only the holder of the lock prints
with lock:
    print("one at a time")

# /// script
# requires-python = ">=3.11"
# ///
"""
OUTPUT = "one at a time\n"
DIAGRAM = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40">
  <title>{title}</title>
  <desc>{title}</desc>
  <path class="d-line" d="M10 20h180"/>
  <text class="d-text" x="10" y="14">{title}</text>
</svg>
"""
TEXTS = {
    "index.zh.md": """\
# 小书

这里有两个程序。全部程序见 [snippets.zip](snippets.zip)。

/// snippet | threads/locks/one_at_a_time.py
///

## 目录 { #contents }

- **锁**：[锁与死锁](threads/locks.md)
- **池**：[线程池](threads/pool.md)
""",
    "index.en.md": """\
# A small book

It has two programs. All of them: [snippets.zip](snippets.zip).

/// snippet | threads/locks/one_at_a_time.py
///

## Contents { #contents }

- **Locks**: [locks and deadlock](threads/locks.md)
- **Pools**: [thread pools](threads/pool.md)
""",
    "threads/index.zh.md": "# 线程\n\n[锁](locks.md)、[线程池](pool.md)、[测量](measured.ipynb)。\n",
    "threads/index.en.md": "# Threads\n\n[Locks](locks.md), [pools](pool.md), [measured](measured.ipynb).\n",
    "threads/locks.zh.md": """\
# 锁与死锁

两个线程各持有一把锁，又等对方的锁，就是死锁。**3.13+**{ .since } 起有变化。

## 加锁 { #locking }

锁一次只给一个线程。

/// snippet | threads/locks/one_at_a_time.py
    highlight: with lock
///

![一条线：锁在线程之间传递](../assets/diagrams/line.svg)

!!! quote "旧帖怎么说"

    锁很慢。

1. 先取得锁
2. 再干活
    - 不要睡觉

| 词 | 义 |
|---|---|
| 锁 | 一次一个 |

=== "Linux"

    用 `ps`。

=== "Windows"

    用任务管理器。

??? question "为什么？"

    因为 [GIL](pool.md#gil) 不保护你的不变式。

## 守护线程 { #daemon }

守护线程在解释器退出时被切断。参见[线程池](pool.md#task-done)与[测量](measured.ipynb#plot)。
""",
    "threads/locks.en.md": """\
# Locks and deadlock

Two threads that each hold a lock and wait for the other's are in deadlock.
**3.13+**{ .since } changes this.

## Locking { #locking }

A lock goes to one thread at a time.

/// snippet | threads/locks/one_at_a_time.py
    highlight: with lock
///

![A line: the lock goes from thread to thread](../assets/diagrams/line.svg)

!!! quote "What old posts say"

    Locks are slow.

1. Take the lock
2. Then work
    - do not sleep

| word | meaning |
|---|---|
| lock | one at a time |

=== "Linux"

    Use `ps`.

=== "Windows"

    Use the Task Manager.

??? question "Why?"

    Because the [GIL](pool.md#gil) does not protect your invariant.

## Daemon threads { #daemon }

Daemon threads are cut off when the interpreter exits.
See [pools](pool.md#task-done) and [measured](measured.ipynb#plot).
""",
    "threads/pool.zh.md": """\
# 线程池

线程池里的工作线程反复使用。线程局部变量属于一个线程。

## GIL { #gil }

全局解释器锁（GIL）一次只让一个线程执行字节码。

## 队列 { #task-done }

每取走一个，就调用一次 `queue.task_done()`。

```python
import queue

q = queue.Queue()
```
""",
    "threads/pool.en.md": """\
# Thread pools

The workers of a thread pool are used again. Thread-local data belong to one thread.

## The GIL { #gil }

The global interpreter lock (GIL) lets one thread execute bytecode at a time.

## Queues { #task-done }

For each item taken, call `queue.task_done()` once.

```python
import queue

q = queue.Queue()
```
""",
}
CELLS = {
    "zh": [
        "# 测量\n\n见[锁](locks.md)。",
        "## 准备 { #setup }\n\n导入。",
        "## 图 { #plot }\n\n- 一个线程\n- 两个线程",
    ],
    "en": [
        "# Measured\n\nSee [locks](locks.md).",
        "## Setup { #setup }\n\nImport.",
        "## Plot { #plot }\n\n- one thread\n- two threads",
    ],
}
PLOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect id="bar" width="9" height="9"/></svg>'
)


def write(root: Path) -> Path:
    """Write the book into an empty folder; returns the folder."""
    for name, text in TEXTS.items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for language in CELLS:
        nbformat.write(notebook(language), root / f"docs/threads/measured.{language}.ipynb")
    for name in ("css", "js", "images"):
        shutil.copytree(ROOT / "docs/assets" / name, root / "docs/assets" / name)
    diagrams = root / "docs/assets/diagrams"
    diagrams.mkdir()
    for language, title in (("zh", "锁"), ("en", "lock")):
        (diagrams / f"line.{language}.svg").write_text(DIAGRAM.format(title=title), "utf-8")
    _write_snippet(root / "snippets/threads/locks/one_at_a_time.py")
    (root / "press").symlink_to(ROOT / "press")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(with_nav(settings, PAGES), "utf-8")
    return root


def _write_snippet(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(SNIPPET, "utf-8")
    path.with_suffix(".out").write_text(OUTPUT, "utf-8")
    entry = {
        "source": "",
        "out": "",
        "python": "3.14.0",
        "system": "Linux",
        "ran": ["3.11", "3.12", "3.13", "3.14"],
    }
    path.with_name("recorded.json").write_text(json.dumps({path.name: entry}), "utf-8")


def notebook(language: str) -> nbformat.NotebookNode:
    """The notebook in one language, with stored outputs."""
    intro, setup, plot = (nbformat.v4.new_markdown_cell(text) for text in CELLS[language])
    code = nbformat.v4.new_code_cell("print(1 + 1)", execution_count=1)
    code.outputs = [nbformat.v4.new_output("stream", name="stdout", text="2\n")]
    drawn = nbformat.v4.new_code_cell("draw()", execution_count=2)
    drawn.outputs = [
        nbformat.v4.new_output("display_data", {"image/svg+xml": PLOT, "text/plain": "<Figure>"})
    ]
    made = nbformat.v4.new_notebook(cells=[intro, setup, code, plot, drawn])
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    for number, cell in enumerate(made.cells):
        cell["id"] = f"cell-{number}"
    return made


def environment(root: Path, **more: str) -> dict[str, str]:
    """What `mkdocs` needs for a book in `root`; EDITIONS and OFFLINE come only from `more`."""
    inherited = {key: value for key, value in os.environ.items() if key not in ("EDITIONS", "OFFLINE")}
    fixed = {"PRESS_ROOT": str(root), "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "true"}
    return {**inherited, **fixed, **more}


def build(root: Path, site: Path, *options: str, **more: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict` in `root`; options go to mkdocs, `more` into the environment."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *options, "-d", str(site)]
    return subprocess.run(
        command, cwd=root, env=environment(root, **more), capture_output=True, text=True, timeout=300
    )


def real_site(folder: Path, **more: str) -> Path:
    """The real book, built strictly and without a warning into `folder`."""
    done = build(ROOT, folder, SITE_URL=SITE_URL, **more)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "WARNING" not in done.stderr
    return folder
