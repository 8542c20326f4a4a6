"""Appendix C: every message of the page is printed by the program below it, as each version words it."""

from __future__ import annotations

import concurrent.futures
import logging
import queue
import re
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from press.api.chapters import HEADING
from press.pages.placing import HEADER
from press.pages.prose import INLINE_CODE
from press.snippets.model import SNIPPETS, all_snippets
from press.snippets.run import Run
from tests.claims.given import RunText

HERE = "appendix/errors"
DOCS = Path(__file__).resolve().parents[3] / "docs" / "appendix"
"""Not below ROOT: that has no pages while claims are asked about mutants."""
SILENT = "silent"
"""The section of troubles that have no message."""
MESSAGE = re.compile(
    r"(?:Exception in thread |(?:_?\w+\.)?[A-Z]\w*(?:Error|Warning|Pool|Empty|Full|ShutDown):)"
)


def entries(language: str) -> Iterator[tuple[str, list[str], list[str], list[str]]]:
    """(id, messages in the title, messages in the text, programs) of each entry of the page."""
    ident, titles, texts, programs, section = "", [], [], [], ""
    for line in (DOCS / f"errors.{language}.md").read_text("utf-8").split("\n"):
        heading, block = HEADING.match(line), HEADER.match(line)
        codes = [found["code"].strip() for found in INLINE_CODE.finditer(line)]
        if heading:
            if ident and section != SILENT:
                yield ident, titles, texts, programs
            depth = len(heading["marks"])
            section = heading["ident"] if depth == 2 else section
            ident = heading["ident"] if depth == 3 else ""
            titles, texts, programs = codes, [], []
        elif block:
            programs = [*programs, block["path"]]
        else:
            texts = [*texts, *(code for code in codes if MESSAGE.match(code))]
    if ident and section != SILENT:
        yield ident, titles, texts, programs


def printed(program: str) -> str:
    """All that a program prints on any version, blanks collapsed."""
    path = SNIPPETS / program
    files = [path.with_suffix(".out"), *path.parent.glob(f"{path.stem}@*.out")]
    return "\n".join(" ".join(file.read_text("utf-8").split()) for file in files)


def is_printed(message: str, text: str) -> bool:
    return bool(re.search(".+?".join(map(re.escape, message.split("…"))), text))


ENTRIES = {ident: rest for ident, *rest in entries("zh")}


@pytest.mark.parametrize("ident", ENTRIES)
def test_every_message_is_printed_by_the_program_below_it(ident: str) -> None:
    titles, texts, programs = ENTRIES[ident]
    broken, fixed = programs
    assert fixed == broken.replace(".py", "_fixed.py")
    assert titles
    for message in [*titles, *texts]:
        assert is_printed(message, printed(broken)), message
        assert not is_printed(message, printed(fixed)), message


def test_both_languages_quote_the_same_messages() -> None:
    assert {ident: rest for ident, *rest in entries("en")} == ENTRIES
    assert len(ENTRIES) >= 40


def test_every_broken_program_says_so_and_has_its_fixed_twin() -> None:
    for snippet in all_snippets(SNIPPETS / HERE):
        fixed = snippet.path.stem.endswith("_fixed")
        assert bool(snippet.contract.wrong_on_purpose) is not fixed, snippet.name
        twin = snippet.path.stem.removesuffix("_fixed") if fixed else f"{snippet.path.stem}_fixed"
        assert snippet.path.with_name(f"{twin}.py").exists(), snippet.name


RunSnippet = Callable[..., Run]
NEWER = {
    ("with_acquire", "3.14"): "(missed __exit__ method)",
    ("timeout_without_blocking", "3.13"): "must be a non-negative number",
    ("pickle_lambda", "3.14"): "it's not found as __main__.<lambda>",
    ("job_not_found", "3.14"): "module '__mp_main__' has no attribute 'double'",
    ("pickle_lock", "3.14"): "when serializing dict item 'mutex'",
    ("broken_process_pool", "3.15"): "terminated abruptly with exit code 3",
    ("args_without_comma", "3.15"): "Value after * must be an iterable, not int",
    ("thread_at_exit", "3.13"): "PythonFinalizationError: can't create new thread",
}
OLDER = {
    ("timeout_without_blocking", "3.12"): "timeout value must be positive",
    ("job_not_found", "3.13"): "Can't get attribute 'double' on <module '__mp_main__' from",
    ("pickle_lambda", "3.13"): "attribute lookup <lambda> on __main__ failed",
    ("pickle_lambda", "3.12"): "AttributeError: Can't pickle local object",
}


def minor(version: str) -> int:
    return int(version.removesuffix("t").split(".")[1])


@pytest.mark.parametrize(("program", "since"), NEWER)
def test_newer_wording(program: str, since: str, python: str, run_snippet: RunSnippet) -> None:
    output = run_snippet(f"{HERE}/{program}.py", python=python).output
    assert (NEWER[program, since] in output) == (minor(python) >= minor(since))


@pytest.mark.parametrize(("program", "until"), OLDER)
def test_older_wording(program: str, until: str, python: str, run_snippet: RunSnippet) -> None:
    output = run_snippet(f"{HERE}/{program}.py", python=python).output
    assert (OLDER[program, until] in output) == (minor(python) <= minor(until))


def test_only_3_13_cannot_get_a_local_object(python: str, run_snippet: RunSnippet) -> None:
    output = run_snippet(f"{HERE}/pickle_lambda.py", python=python).output
    assert ("Can't get local object" in output) == (minor(python) == 13)


# ── what the text says besides ────────────────────────────────────────────────────────────────────────


def test_an_rlock_says_the_same_of_another_threads_lock() -> None:
    rlock, said = threading.RLock(), []

    def release() -> None:
        try:
            rlock.release()
        except RuntimeError as error:
            said.append(str(error))

    with rlock:
        thread = threading.Thread(target=release)
        thread.start()
        thread.join()
    assert said == ["cannot release un-acquired lock"]


def test_a_plain_semaphore_quietly_has_one_place_more() -> None:
    places = threading.Semaphore(1)
    places.release()
    assert [places.acquire(blocking=False) for _ in range(3)] == [True, True, False]


def test_an_aborted_barrier_is_broken_for_all_and_a_reset_one_is_not() -> None:
    barrier = threading.Barrier(2)
    barrier.abort()
    with pytest.raises(threading.BrokenBarrierError):
        barrier.wait()
    barrier.reset()
    other = threading.Thread(target=barrier.wait)
    other.start()
    assert barrier.wait(10) in (0, 1)
    other.join()


def test_queue_empty_is_written_in_c_and_is_one_class() -> None:
    assert queue.Empty.__module__ == "_queue"


def test_the_timeout_error_is_the_built_in_one() -> None:
    assert concurrent.futures.TimeoutError is TimeoutError


def test_a_thread_with_nothing_to_call_says_nothing() -> None:
    thread = threading.Thread(target=len("abc") and None)
    thread.start()
    thread.join()


def test_the_reason_of_a_broken_pool_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    def connect() -> None:
        raise OSError("no route to the server")

    with (
        caplog.at_level(logging.CRITICAL, "concurrent.futures"),
        concurrent.futures.ThreadPoolExecutor(1, initializer=connect) as pool,
    ):
        assert pool.submit(len, "abc").exception() is not None
    assert "no route to the server" in caplog.text


DAEMON = """
import multiprocessing
import multiprocessing.pool

def daemon(_):
    return multiprocessing.current_process().daemon

if __name__ == "__main__":
    with multiprocessing.Pool(1) as pool:
        print(pool.map(daemon, [0])[0])
        pool.close()
        pool.join()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="programs are run in terminals there are none of")
def test_the_workers_of_a_pool_are_daemons(tmp_path: Path, run_snippet: RunSnippet) -> None:
    program = tmp_path / "who.py"
    program.write_text(DAEMON, "utf-8")
    assert run_snippet(program, check=False).lines == ["True"]


@pytest.mark.parametrize(
    ("program", "old", "new", "gone"),
    [
        ("thread_started_twice", "range(2)", "range(1)", "RuntimeError"),
        ("args_without_comma", "args=(page)", "args=(page,)", "TypeError"),
        ("init_not_called", "self.url = url", "super().__init__(); self.url = url", "RuntimeError"),
        ("release_unlocked", "one.release()", "one.acquire(); one.release()", "RuntimeError"),
        ("priority_tie", '(1, {"url": "/b"})', '(2, {"url": "/b"})', "TypeError"),
        ("dict_changed_size", "for url in pages", "for url in list(pages)", "RuntimeError"),
        ("queue_join_hangs", "            continue\n", "            pass\n", "returned: False"),
        ("join_itself", "threading.main_thread()", "thread", "RuntimeError"),
        ("thread_at_exit", "        self.me = self\n", "        self.me = 1\n", "Error"),
    ],
)
def test_the_cause_is_the_cause(
    program: str,
    old: str,
    new: str,
    gone: str,
    run_snippet: RunSnippet,
    variant_of: Callable[..., Path],
) -> None:
    """Take away what the text calls the cause, and the message goes."""
    assert gone in run_snippet(f"{HERE}/{program}.py").output
    changed = run_snippet(variant_of(f"{HERE}/{program}.py", old, new), check=False)
    assert gone not in changed.output


IN_THE_GUARD = """
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import TimeoutError, get_context


if __name__ == "__main__":
    spawn = get_context("spawn")

    def double(number):
        return 2 * number

    with ProcessPoolExecutor(1, spawn) as pool:
        print(type(pool.submit(double, 21).exception()).__name__)
    with spawn.Pool(1) as pool:
        try:
            pool.apply_async(double, (21,)).get(1)
        except TimeoutError:
            print("Pool waits")

# /// script
# [tool.press]
# stderr = true
# ///
"""


def test_a_function_in_the_guard_breaks_one_pool_and_leaves_the_other_waiting(run_text: RunText) -> None:
    lines = run_text(IN_THE_GUARD)
    assert "BrokenProcessPool" in lines and "Pool waits" in lines
    assert any("AttributeError: " in line and "'double'" in line for line in lines)


AFTER_THE_POOL = """
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

if __name__ == "__main__":
    with ProcessPoolExecutor(1, get_context("fork")) as pool:
        pool.submit(len, "a").result()

        def double(number):
            return 2 * number

        print(type(pool.submit(double, 21).exception()).__name__)

# /// script
# [tool.press]
# stderr = true
# platforms = ["linux", "darwin"]
# ///
"""


def test_a_function_that_is_defined_after_the_fork_is_not_there(run_text: RunText) -> None:
    lines = run_text(AFTER_THE_POOL)
    assert lines[-1] == "BrokenProcessPool"
    assert any("AttributeError: " in line and "'double'" in line for line in lines)


def test_an_executor_gives_the_exception_of_pickle_as_it_is(run_text: RunText) -> None:
    lines = run_text(
        """
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def numbers():
    return (number for number in range(3))


if __name__ == "__main__":
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        print(repr(pool.submit(numbers).exception()))

# /// script
# [tool.press]
# plain = "3.15 warns while it formats a traceback in a worker"
# ///
"""
    )
    assert lines == ["""TypeError("cannot pickle 'generator' object")"""]


@pytest.mark.parametrize("kept", [False, True])
def test_only_a_lock_that_nobody_keeps_is_gone(kept: bool, run_snippet: RunSnippet, python: str) -> None:
    run = run_snippet(f"{HERE}/lock_gone{'_fixed' * kept}.py", python=python)
    assert run.lines[-1] == f"exit code {0 if kept else 1}"
    assert ("SemLock._rebuild" in run.output) is not kept
