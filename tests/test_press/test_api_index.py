"""The index of the API: what programs use, what inline code means, what is missing, and how it is shown."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown

from press.api import names
from press.api.chapters import read_chapters
from press.api.coverage import Coverage, cover, meant, problems
from press.api.names import Name, merged
from press.api.use import referred, used
from press.errors import BookError
from press.pages.api import documentation, groups, in_html

USES = {
    "a method of a variable": (
        "from threading import Lock\na = Lock()\na.acquire()",
        "threading.Lock.acquire",
    ),
    "an alias": ("import threading as t\nt.Event().set()", "threading.Event.set"),
    "a list": (
        "import threading as t\nmany = [t.Thread() for _ in 'ab']\nfor one in many: one.join()",
        "threading.Thread.join",
    ),
    "what is appended": (
        "import threading\nmany = []\nmany.append(threading.Thread())\nmany[0].start()",
        "threading.Thread.start",
    ),
    "pairs": (
        "import threading\nmany = [threading.Event()]\nfor n, one in enumerate(many): one.wait()",
        "threading.Event.wait",
    ),
    "a parameter": (
        "import queue\ndef work(q):\n    q.task_done()\nwork(queue.Queue())",
        "queue.Queue.task_done",
    ),
    "what a thread is given": (
        "import queue, threading as t\ndef work(q): q.get()\nt.Thread(target=work, args=(queue.Queue(),))",
        "queue.Queue.get",
    ),
    "an annotation": ("import queue\ndef work(q: 'str | None', r: queue.Queue): r.put(1)", "queue.Queue.put"),
    "an attribute": (
        """
        import threading
        class Box:
            def __init__(self):
                self.full = threading.Condition()
            def open(self):
                with self.full:
                    self.full.notify_all()
        """,
        "threading.Condition.notify_all",
    ),
    "what a class inherits": (
        "import threading\nclass W(threading.Thread):\n    def work(self): print(self.native_id)",
        "threading.Thread.native_id",
    ),
    "what a class overrides": (
        "import threading\nclass W(threading.Thread):\n    def run(self): pass",
        "threading.Thread.run",
    ),
    "what the parent's class has": ("import queue\nqueue.LifoQueue().qsize()", "queue.Queue.qsize"),
    "what a function returns": (
        "import threading\nprint(threading.current_thread().ident)",
        "threading.Thread.ident",
    ),
    "what a function of its own returns": (
        "import threading\ndef make():\n    return threading.Semaphore(1)\nmake().release()",
        "threading.Semaphore.release",
    ),
    "a hook and what it is given": (
        "import threading\ndef hook(args): print(args.exc_type)\nthreading.excepthook = hook",
        "threading.ExceptHookArgs.exc_type",
    ),
    "a pool in a with statement, and its future": (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor(2) as pool:\n    pool.submit(print).cancel()",
        "concurrent.futures.Future.cancel",
    ),
    "futures as they finish, keys of a dict": (
        "import concurrent.futures as c\npool = c.ProcessPoolExecutor()\n"
        "many = {pool.submit(len, n): n for n in 'ab'}\n"
        "for one in c.as_completed(many): one.result()\nfor one in many: one.done()",
        "concurrent.futures.Future.done",
    ),
    "the two sets of wait": (
        "from concurrent.futures import wait\ndone, _ = wait([])\nfor one in done: one.exception()",
        "concurrent.futures.Future.exception",
    ),
    "what a callback is given": (
        "from concurrent.futures import Future\ndef log(f): print(f.cancelled())\n"
        "Future().add_done_callback(log)",
        "concurrent.futures.Future.cancelled",
    ),
    "what a lambda is given": (
        "from concurrent.futures import Future\nFuture().add_done_callback(lambda f: f.running())",
        "concurrent.futures.Future.running",
    ),
    "a pool of a context": (
        "import multiprocessing as m\ncontext = m.get_context('spawn')\n"
        "with context.Pool(2) as pool: pool.apply_async(print).ready()",
        "multiprocessing.pool.AsyncResult.ready",
    ),
    "a class by another name": ("from multiprocessing import Pool\nPool(2)", "multiprocessing.pool.Pool"),
    "a class of which a function makes objects": (
        "from multiprocessing.pool import ThreadPool\nThreadPool(1).map_async(len, []).wait()",
        "multiprocessing.pool.MapResult",
    ),
    "an exception": ("import queue\ntry: pass\nexcept queue.Empty: pass", "queue.Empty"),
    "with": ("import threading\nwith threading.Lock() as taken, threading.RLock(): pass", "threading.RLock"),
    "by name": ("import threading\ngetattr(threading.Thread(), 'getName')()", "threading.Thread.getName"),
}


@pytest.mark.parametrize("what", USES)
def test_used(what: str) -> None:
    source, expected = USES[what]
    assert expected in used(textwrap.dedent(source))


@pytest.mark.parametrize(
    ("source", "not_used"),
    [
        ("import threading\nlock = threading.RLock()\nlock.acquire()", "threading.Lock.acquire"),
        ("text = ' '.join('ab')\nimport threading\nthreading.Thread()", "threading.Thread.join"),
        ("for n, one in enumerate('ab'): pass\nimport threading", "threading.enumerate"),
        ("import queue\nq = {}\nq.get(1)", "queue.Queue.get"),
        ("from asyncio import Queue\nQueue().put(1)", "queue.Queue.put"),
        ("import threading\n# threading.Timer(1, int)", "threading.Timer"),
    ],
)
def test_not_used(source: str, not_used: str) -> None:
    assert not_used not in used(source)


def test_referred_names_are_those_of_any_module() -> None:
    source = "import os, time as t\nfrom queue import Queue\nt.sleep(0)\nq = Queue()\nq.put(os.getpid())"
    assert referred(source) >= {"os.getpid", "queue.Queue", "time.sleep"}
    assert not any(name.startswith("q") and name != "queue.Queue" for name in referred(source))


SHOWN = {"threading.Thread", "threading.Thread.join", "queue.Queue", "queue.Queue.join", "threading.local"}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("threading.Thread.join", {"threading.Thread.join"}),
        ("Thread.join(timeout=1)", {"threading.Thread.join"}),
        ("Thread(target=f).start()", {"threading.Thread.start"}),
        ("Thread(target=f, daemon=True)", {"threading.Thread"}),
        ("Timer.start()", {"threading.Thread.start"}),
        ("join()", {"threading.Thread.join", "queue.Queue.join"}),
        ("q.join()", {"threading.Thread.join", "queue.Queue.join"}),
        ("get_native_id()", {"threading.get_native_id"}),
        ("local", {"threading.local"}),
        ("enumerate()", set()),
        ("threading.enumerate()", {"threading.enumerate"}),
        ("notify_all()", {"threading.Condition.notify_all"}),  # no other class has it
        ("wait()", set()),
        ("with lock:", set()),
        ("3.13", set()),
    ],
)
def test_what_inline_code_means(code: str, expected: set[str]) -> None:
    assert {full for full, _ in meant(code, SHOWN)} == expected


MENU = "nav:\n  - index.md\n  - part:\n      - part/index.md\n      - part/one.md\n      - appendix/x.md\n"
ZH = """\
# 一

先说 `Event`。

## 用 `Event.wait()` { #waiting }

`Event.wait()` 和 `Event`。

/// snippet | part/one/a.py
    section: body
///

```python
Event.clear()
```

## 问题 { #questions }

`Event` `Event` `Event` `set()`
"""


@pytest.fixture
def coverage(tmp_path: Path) -> Coverage:
    for stem, text in {"index": "# 首页\n", "part/index": "# 部\n", "part/one": ZH, "appendix/x": ZH}.items():
        for language in ("zh", "en"):
            file = tmp_path / f"docs/{stem}.{language}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.replace("一", "One") if language == "en" else text, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(MENU, "utf-8")
    uses = {"threading.Event", "threading.Event.wait", "threading.Event.set", "threading.Event.clear"}
    return cover(
        read_chapters(tmp_path), {"part/one/a.py": frozenset(uses), "none/shows.py": frozenset(uses)}
    )


def test_a_name_leads_to_the_section_that_says_most(coverage: Coverage) -> None:
    entry = coverage.entries["threading.Event.wait"]
    assert entry.section is not None and not entry.missing
    assert (entry.section.page, entry.section.ident) == ("part/one", "waiting")
    assert coverage.chapters["part/one"].titles == {"zh": "一", "en": "One"}
    event = coverage.entries["threading.Event"].section
    assert event is not None and event.ident == "waiting"  # the questions count less
    assert [use.program for use in entry.uses] == ["part/one/a.py"]
    assert entry.uses[0].figure == "snippet-a-body"


def test_a_list_explains_the_name_in_its_title(tmp_path: Path) -> None:
    """A section with many names says little of each, but its title is about one."""
    many = " ".join(f"`{name.short}`" for name in list(names.known().values())[:40])
    text = f"# 一\n\n`Event` `Lock`\n\n## `Event` {{ #list }}\n\n{many}\n"
    for stem in ("index", "part/index", "part/one", "appendix/x"):
        for language in ("zh", "en"):
            file = tmp_path / f"docs/{stem}.{language}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text if stem == "part/one" else "# 页\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(MENU, "utf-8")
    entries = cover(read_chapters(tmp_path), {}).entries
    places = {name: entries[f"threading.{name}"].section for name in ("Event", "Lock")}
    assert {name: place.ident for name, place in places.items() if place} == {"Event": "list", "Lock": ""}


def test_what_is_missing_is_said(coverage: Coverage, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = names.settings() | {"awaited": {"queue.Queue": "why"}, "left-out": {"threading.Gone": "why"}}
    monkeypatch.setattr("press.api.coverage.settings", lambda: settings)
    said = [str(problem) for problem in problems(coverage)]
    assert any("no chapter explains threading.Event.clear" in one for one in said)  # a fence explains nothing
    assert not any("no program on a page uses threading.Event.clear" in one for one in said)
    assert any("no program on a page uses threading.Lock" in one for one in said)
    assert not any("threading.Event.wait" in one for one in said)
    assert not any(one.partition("\n")[0].endswith(" queue.Queue") for one in said)
    assert any("threading.Gone is in [left-out], but is no public name" in one for one in said)


def test_versions_and_ends() -> None:
    def answer(*short: str, deprecated: bool = False) -> dict[str, dict[str, object]]:
        facts = {"kind": "function", "base": None, "deprecated": deprecated}
        return {"threading": dict.fromkeys(short, facts), "queue": {}}

    said = {
        "3.11": answer("a", "b"),
        "3.12": answer("a", "b", "c"),
        "3.13": answer("a", "c", deprecated=True),
    }
    said |= {"3.14": answer("a", "c", deprecated=True), "3.15": answer("a", "c", deprecated=True)}
    found = {name.short: name for name in merged(said)}
    assert (found["a"].since, found["a"].removed, found["a"].deprecated) == (None, None, "3.13")
    assert (found["b"].removed, found["c"].since) == ("3.13", "3.12")


@pytest.mark.parametrize("edition", ["zh", "en"])
def test_the_table(edition: str) -> None:
    configs = {"press.snippet": {"edition": edition}}
    md = Markdown(extensions=["press.snippet", "toc"], extension_configs=configs)
    tree = html.fragment_fromstring(
        md.convert("# T\n\n/// api | queue\n///\n\n/// api | left-out\n///\n"), "div"
    )
    row = tree.xpath(".//tr[.//code[@id='queue.Queue.task_done']]")[0]
    link = row.xpath(".//a[starts-with(@href, 'https://docs.python.org')]/@href")[0]
    folder = "zh-cn/3" if edition == "zh" else "3"
    assert link == f"https://docs.python.org/{folder}/library/queue.html#queue.Queue.task_done"
    assert "task_done()" in row.text_content()
    assert tree.xpath(".//tr[.//code[@id='queue.ShutDown']]//strong[@class='since']/text()") == ["3.13+"]
    assert "queue-queue" in md.toc
    assert tree.xpath(".//li/code[text()='queue.Queue.mutex']")


@pytest.mark.parametrize(
    ("full", "documented"),
    [
        (
            "concurrent.futures.thread.BrokenThreadPool",
            "concurrent.futures.html#concurrent.futures.thread.BrokenThreadPool",
        ),
        ("multiprocessing.pool.Pool.map", "multiprocessing.html#multiprocessing.pool.Pool.map"),
        ("multiprocessing.pool.IMapIterator.next", "multiprocessing.html#multiprocessing.pool.Pool.imap"),
        ("threading.Lock.locked", "threading.html#threading.Lock.locked"),
    ],
)
def test_a_name_is_documented_on_the_page_of_its_package(full: str, documented: str) -> None:
    assert documentation(names.known()[full]) == documented


def test_a_class_is_listed_with_the_first_module_that_has_it() -> None:
    listed = names.known()
    assert "concurrent.futures.ThreadPoolExecutor" in listed
    assert "concurrent.futures.thread.ThreadPoolExecutor" not in listed
    assert listed["concurrent.futures.InterpreterPoolExecutor"].since == "3.14"
    assert listed["multiprocessing.pool.ApplyResult"].base == "multiprocessing.pool.AsyncResult"
    assert "concurrent.futures.TimeoutError.errno" not in listed  # it is OSError's


def test_an_unknown_module_is_a_sentence() -> None:
    with pytest.raises(BookError, match="no module 'queues' is listed"):
        Markdown(extensions=["press.snippet"]).convert("/// api | queues\n///\n")


def test_classes_without_attributes_stand_with_the_functions(coverage: Coverage) -> None:
    entries = [entry for entry in coverage.entries.values() if entry.name.module == "queue"]
    made = list(groups(entries))
    assert made[0][0] is None and "queue.LifoQueue" in [entry.name.full for entry in made[0][1]]
    assert [name.short for name, _ in made[1:] if isinstance(name, Name)] == ["Queue", "SimpleQueue"]
    assert made[1][1][0].name.full == "queue.Queue"


def test_words_of_a_heading() -> None:
    assert in_html("`a < b` & c") == "<code>a &lt; b</code> &amp; c"
