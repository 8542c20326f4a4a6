"""What appendix B says about old posts and its transcripts cannot show.

Above all: every message its tables quote was printed by one of its programs, and every name its tables
replace was tried by one.  The rest is forced by handshakes, or proved by breaking a program.
"""

from __future__ import annotations

import ast
import asyncio
import pickle
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from press.snippets.claims import RunSnippet
from press.snippets.model import SNIPPETS

Vary = Callable[[str, str, str], Path]
FOLDER = SNIPPETS / "appendix" / "python2"
DOCS = Path(__file__).resolve().parents[3] / "docs"
PAGES = [DOCS / "appendix" / f"python2.{language}.md" for language in ("zh", "en")]
MESSAGE = re.compile(r"`((?:_pickle\.)?[A-Z]\w*(?:Error|Warning): .+?)`(?=[ |(（,，])")


def rows(page: Path, heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, given by its id, without the head of the table."""
    section = page.read_text("utf-8").split(f"{{ #{heading} }}")[1]
    table: list[list[str]] = []
    for line in section.split("\n"):
        if line.startswith("|"):
            table.append([cell.strip() for cell in line.strip("|").split(" | ")])
        elif table:
            break
    return table[2:]


def names(cells: list[str]) -> list[str]:
    """The code in some cells."""
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


def constant(snippet: str, name: str) -> list[str]:
    """A list or dictionary that a program assigns to a name, by its literal."""
    for node in ast.parse((FOLDER / snippet).read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            value: list[str] = ast.literal_eval(node.value)
            return value
    raise AssertionError(f"{snippet} has no {name}")


def python_2() -> str | None:
    """The first Python 2.7 that starts; a shim of pyenv may not."""
    found = [str(path) for path in Path.home().glob(".pyenv/versions/2.7.*/bin/python")]
    for candidate in [*found, shutil.which("python2.7")]:
        if candidate and not subprocess.run([candidate, "-V"], capture_output=True).returncode:
            return candidate
    return None


def on_python_2(code: str, tmp_path: Path) -> list[str]:
    """The lines that Python 2.7 prints; skipped where it is not installed."""
    python = python_2()
    if python is None:
        pytest.skip("Python 2.7 is not on this machine; what it did is history, not a promise")
    script = tmp_path / "old.py"
    script.write_text(code, "utf-8")
    run = subprocess.run([python, script], capture_output=True, text=True, timeout=20, check=True)
    return run.stdout.splitlines()


def program(tmp_path: Path, source: str, plain: bool = False) -> Path:
    """A program of a test's own; `plain`: warnings are only warnings."""
    path = tmp_path / "program.py"
    contract = '\n# /// script\n# [tool.press]\n# plain = "warnings are the subject"\n# ///\n'
    path.write_text(source + (contract if plain else ""), "utf-8")
    return path


# The tables


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_message_on_the_page_was_recorded(page: Path) -> None:
    recorded = "\n".join(file.read_text("utf-8") for file in sorted(FOLDER.glob("*.out")))
    quoted = MESSAGE.findall(page.read_text("utf-8"))
    assert len(quoted) > 45
    for message in quoted:
        parts = (re.escape(part) for part in message.split("…"))
        assert re.search(r"[0-9a-f]*".join(parts), recorded), message


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_newest_python_says_it(page: Path) -> None:
    newest = "\n".join(file.read_text("utf-8") for file in FOLDER.glob("*.out") if "@" not in file.name)
    for message in MESSAGE.findall(page.read_text("utf-8")):
        assert message.split("…")[0] in newest, message


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_of_the_table_is_tried_and_its_successor_is_there(page: Path) -> None:
    table = rows(page, "modules")
    assert names([row[0] for row in table]) == [
        f"import {name}" for name in constant("old_modules.py", "OLD_MODULES")
    ]
    today = {name.partition(":")[0] for name in dict(constant("today_modules.py", "TODAY")).values()}
    assert {name.removeprefix("import ") for name in names([row[1] for row in table])} == today


ELSEWHERE = {
    "if data == '': break": ("old_socket_text.py", "end_of_stream == ''"),
    "except Queue.Empty, e:": ("except_comma.py", "except queue.Empty, e:"),
    "asyncio.async(job())": ("old_syntax.py", "asyncio.async(job())"),
    "loop = get_event_loop()": ("current_loop_by_version.py", "loop = asyncio.get_event_loop()"),
}
"""Old forms of a table that another program tries: which, and by what text."""


@pytest.mark.parametrize(
    ("heading", "snippet"),
    [
        ("deprecated", "deprecated_thread_names.py"),
        ("thread-names", "old_thread_names.py"),
        ("asyncio", "old_asyncio_names.py"),
        ("event-loop", "loop_plumbing_by_version.py"),
        ("bytes", "old_socket_text.py"),
        ("syntax", "old_syntax.py"),
    ],
)
def test_a_program_tries_every_row(heading: str, snippet: str) -> None:
    for row in rows(PAGES[0], heading):
        old = names(row[:1])[0]
        if old in ELSEWHERE:
            file, text = ELSEWHERE[old]
            assert text in (FOLDER / file).read_text("utf-8")
        else:
            name = max(re.findall(r"\w+", old), key=len)
            assert name in "\n".join(constant(snippet, "OLD_LINES")), (heading, old)


def test_the_hint_of_a_failed_import_is_new_in_3_15() -> None:
    hint = "Did you mean"
    assert hint in (FOLDER / "old_modules.out").read_text("utf-8")
    assert hint not in (FOLDER / "old_modules@3.14.out").read_text("utf-8")


# Port a script


def old_script() -> tuple[str, dict[str, str]]:
    return str(constant("old_script_step_by_step.py", "script")), dict(
        constant("old_script_step_by_step.py", "REPAIRS")
    )


def repaired_script() -> str:
    script, repairs = old_script()
    for old, new in repairs.items():
        assert script.count(old) == 1
        script = script.replace(old, new)
    return script


def test_the_old_script_ran_on_python_2_and_printed_the_same(run_snippet: RunSnippet, tmp_path: Path) -> None:
    printed = on_python_2(old_script()[0], tmp_path)
    assert printed == run_snippet("appendix/python2/today_script.py").lines
    assert len(printed) == 4


def test_repaired_and_rewritten_print_the_same(run_snippet: RunSnippet, python: str, tmp_path: Path) -> None:
    today = run_snippet("appendix/python2/today_script.py", python=python).lines
    assert run_snippet(program(tmp_path, repaired_script()), python=python, check=False).lines == today
    assert run_snippet("appendix/python2/old_script_step_by_step.py", python=python).lines[-4:] == today


def test_six_runs_end_in_six_errors(run_snippet: RunSnippet, python: str) -> None:
    lines = run_snippet("appendix/python2/old_script_step_by_step.py", python=python).lines
    assert sum(bool(re.match(r"\w+(Error|Warning): ", line)) for line in lines) == 6
    assert lines[10].startswith("AttributeError: 'dict' object has no attribute 'iterkeys'")


DEPRECATED = "import threading\nthreading.Thread().setDaemon(True)\n"


def test_a_deprecated_name_only_warns_and_only_in_the_script_itself(
    run_snippet: RunSnippet, python: str, tmp_path: Path
) -> None:
    seen = run_snippet(program(tmp_path, DEPRECATED, plain=True), python=python)
    assert "DeprecationWarning: setDaemon()" in seen.output
    (tmp_path / "imported.py").write_text(DEPRECATED, "utf-8")
    unseen = run_snippet(program(tmp_path, "import imported\n", plain=True), python=python)
    assert unseen.output == ""


def test_2to3_went_with_3_13(run_snippet: RunSnippet, python: str, tmp_path: Path) -> None:
    source = "import importlib.util\nprint(importlib.util.find_spec('lib2to3') is not None)\n"
    there = run_snippet(program(tmp_path, source), python=python).lines == ["True"]
    assert there == (python in ("3.11", "3.12"))


def test_map_returns_answers_in_the_order_of_the_hosts_whoever_is_first() -> None:
    second_is_done = threading.Event()

    def ask(host: str) -> str:
        if host == "slow":
            assert second_is_done.wait(10)
        else:
            second_is_done.set()
        return host

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(ask, ["slow", "quick"])) == ["slow", "quick"]


def test_leaving_the_with_block_waits_for_the_threads(run_snippet: RunSnippet, tmp_path: Path) -> None:
    source = """
import threading
from concurrent.futures import ThreadPoolExecutor

go = threading.Event()
with ThreadPoolExecutor(3) as pool:
    waiting = [pool.submit(go.wait) for _ in range(3)]
    go.set()
print([future.done() for future in waiting], threading.active_count())
"""
    assert run_snippet(program(tmp_path, source)).lines == ["[True, True, True] 1"]


@pytest.mark.parametrize(("failing", "joined"), [("", True), ("beta", False)])
def test_one_failing_host_makes_the_repaired_script_wait(
    run_snippet: RunSnippet, tmp_path: Path, failing: str, joined: bool
) -> None:
    script = repaired_script().replace("len(host)", f"len(host) if host != {failing!r} else [][0]")
    bounded = f"""
threading.excepthook = lambda crash: None
waiter = threading.Thread(target=hosts.join, daemon=True)
waiter.start()
waiter.join({10 if joined else 0.3})
print("joined:", not waiter.is_alive())
"""
    script = script.replace("\nhosts.join()\n", bounded).replace("print(host, answers[host])", "pass")
    assert run_snippet(program(tmp_path, script)).lines == [f"joined: {joined}"]


THREE = "import time\n", "import threading\nimport time\n\ntogether = threading.Barrier({})\n"


def test_the_pool_asks_three_servers_at_a_time(run_snippet: RunSnippet, variant_of: Vary) -> None:
    old, new = THREE
    barrier = variant_of("appendix/python2/today_script.py", old, new.format(3))
    nap = "    time.sleep(0.01)\n"
    meet = variant_of(barrier, nap, '    if host != "gamma":\n        together.wait(10)\n')
    assert run_snippet(meet).lines == run_snippet("appendix/python2/today_script.py").lines


def test_the_pool_asks_no_fourth_server_meanwhile(run_snippet: RunSnippet, variant_of: Vary) -> None:
    old, new = THREE
    barrier = variant_of("appendix/python2/today_script.py", old, new.format(4))
    meet = variant_of(barrier, "    time.sleep(0.01)\n", "    together.wait(0.3)\n")
    assert "BrokenBarrierError" in run_snippet(meet, check=False).output


# Syntax


def test_the_comma_catches_too_much_if_the_name_exists(
    run_snippet: RunSnippet, python: str, tmp_path: Path
) -> None:
    source = """
e = KeyError
try:
    {}["missing"]
except ValueError, e:
    print("caught a KeyError")
"""
    run = run_snippet(program(tmp_path, source), python=python, check=False)
    if python in ("3.11", "3.12", "3.13"):
        assert run.code == 1 and "SyntaxError: multiple exception types must be parenthesized" in run.output
    else:
        assert run.lines == ["caught a KeyError"]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("", "NameError: name 'e' is not defined"),
        ("e = 1", "TypeError: catching classes that do not inherit from BaseException is not allowed"),
    ],
)
def test_any_exception_that_reaches_the_comma_fails(
    before: str, said: str, run_snippet: RunSnippet, tmp_path: Path
) -> None:
    """A tuple says what the comma says since 3.14, and says it on every Python."""
    source = f"""
import socket
{before}
try:
    {{}}["missing"]
except (socket.error, e):
    print("caught")
"""
    run = run_snippet(program(tmp_path, source), check=False)
    assert run.code == 1 and run.lines[-1] == said


def test_nobody_notices_the_comma_while_nothing_is_raised(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    calm = variant_of("appendix/python2/except_comma.py", "while True:\n", "for _ in range(1):\n")
    refused = "SyntaxError: multiple exception types must be parenthesized"
    legal = python not in ("3.11", "3.12", "3.13")
    assert run_snippet(calm, python=python).lines == ["got job 1" if legal else refused]


def test_socket_error_is_another_name_for_oserror() -> None:
    assert socket.error is OSError


# Names


def test_the_layer_below_threading_has_nothing_to_join() -> None:
    import _thread

    ended = threading.Event()
    assert type(_thread.start_new_thread(ended.set, ())) is int
    assert ended.wait(10)


def test_thread_stop_of_python_2_stopped_nothing(tmp_path: Path) -> None:
    source = """
import threading
stopped, ran_on = threading.Event(), threading.Event()
def work():
    stopped.wait()
    ran_on.set()
thread = threading.Thread(target=work)
thread.start()
thread._Thread__stop()
print(thread.isAlive())
stopped.set()
print(ran_on.wait(10))
"""
    assert on_python_2(source, tmp_path) == ["False", "True"]


def test_without_the_flag_the_thread_goes_on(run_snippet: RunSnippet, variant_of: Vary) -> None:
    unflagged = variant_of(
        "appendix/python2/today_thread_names.py", "    thread.join()\n", "    thread.join(0.2)\n"
    )
    silent = variant_of(unflagged, "stop.set()\n", "pass\n")
    assert run_snippet(silent, check=False).lines[-1] == "stopped: - alive: True"


# No error, another result


def test_what_python_2_made_of_the_quiet_lines(tmp_path: Path) -> None:
    source = """
import Queue, threading
jobs = ["job 1", "job 2", "job 3"]
threads = [threading.Thread(target=list)]
end_of_stream = b""
results = {"job 1": "ok"}
tasks = Queue.PriorityQueue()
tasks.put((1, {"host": "alpha"}))
print len(jobs) / 2
map(threading.Thread.start, threads)
print sum(t.ident is not None for t in threads)
print end_of_stream == ''
print
print results.keys()[0]
print tasks.put((1, {'host': 'beta'}))
"""
    assert on_python_2(source, tmp_path) == ["1", "1", "True", "", "job 1", "None"]


def test_a_half_is_no_index() -> None:
    jobs = ["job 1", "job 2", "job 3"]
    with pytest.raises(TypeError):
        jobs[: len(jobs) / 2]
    with pytest.raises(TypeError):
        range(len(jobs) / 2)


def test_the_map_is_lazy_for_join_as_well() -> None:
    never = threading.Event()
    threads = [threading.Thread(target=never.wait, daemon=True)]
    threads[0].start()
    lazy = map(threading.Thread.join, threads)
    assert threads[0].is_alive()
    never.set()
    assert list(lazy) == [None]
    assert not threads[0].is_alive()


# Bytes over sockets


def test_half_a_character_cannot_be_decoded() -> None:
    with pytest.raises(UnicodeDecodeError):
        "é".encode()[:1].decode()


def test_makefile_puts_together_what_arrives_byte_by_byte(run_snippet: RunSnippet, variant_of: Vary) -> None:
    piecemeal = variant_of(
        "appendix/python2/today_socket_text.py",
        '    lines.write("ping café\\n")\n    lines.flush()\n    print',
        '    for byte in "ping café\\n".encode():\n        client.sendall(bytes([byte]))\n    print',
    )
    assert run_snippet(piecemeal).lines == run_snippet("appendix/python2/today_socket_text.py").lines


# asyncio


def test_the_hint_names_a_module() -> None:
    assert type(asyncio.coroutines) is type(sys)


def test_inside_a_coroutine_get_event_loop_is_right(
    run_snippet: RunSnippet, python: str, tmp_path: Path
) -> None:
    source = """
import asyncio

async def main():
    print(asyncio.get_event_loop() is asyncio.get_running_loop())

asyncio.run(main())
"""
    assert run_snippet(program(tmp_path, source), python=python).lines == ["True"]


def test_what_get_event_loop_does_at_the_top_of_a_program(run_snippet: RunSnippet, python: str) -> None:
    lines = run_snippet("appendix/python2/current_loop_by_version.py", python=python).lines
    made, warned = "a new event loop", "DeprecationWarning: There is no current event loop"
    if python == "3.11":
        assert lines == [made]
    elif python in ("3.12", "3.13"):
        assert lines == [made, warned]
    else:
        assert lines == ["RuntimeError: There is no current event loop in thread 'MainThread'."]


def test_child_watchers_warned_first(run_snippet: RunSnippet, python: str) -> None:
    lines = iter(run_snippet("appendix/python2/loop_plumbing_by_version.py", python=python).lines)
    answers = {line: next(lines).strip() for line in lines}
    policy, watcher = answers["asyncio.get_event_loop_policy()"], answers["asyncio.get_child_watcher()"]
    old = python in ("3.11", "3.12", "3.13")
    assert policy.startswith("works" if old else "DeprecationWarning")
    expected = {"3.11": "works", "3.12": "DeprecationWarning", "3.13": "DeprecationWarning"}
    assert watcher.startswith(expected.get(python, "AttributeError"))


# Processes

CONTEXT = "import multiprocessing\nProcess = multiprocessing.get_context({!r}).Process\n"


@pytest.mark.skipif(sys.platform != "linux", reason="compares the start methods of Linux")
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_only_fork_forgives_a_missing_guard(
    run_snippet: RunSnippet, variant_of: Vary, python: str, method: str
) -> None:
    old_import = "from multiprocessing import Process\n"
    chosen = variant_of("appendix/python2/no_guard_by_version.py", old_import, CONTEXT.format(method))
    lines = run_snippet(chosen, python=python).lines
    assert lines[0] == f"child did its work: {method == 'fork'}"
    assert (len(lines) == 2 and "bootstrapping phase" in lines[1]) == (method != "fork")


@pytest.mark.skipif(sys.platform != "linux", reason="the default of Linux")
def test_the_default_changed_with_3_14(run_snippet: RunSnippet, python: str) -> None:
    lines = run_snippet("appendix/python2/no_guard_by_version.py", python=python).lines
    assert lines[0] == f"child did its work: {python in ('3.11', '3.12', '3.13')}"


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_the_guard_is_what_keeps_the_child_out(
    run_snippet: RunSnippet, variant_of: Vary, method: str
) -> None:
    bare = variant_of("appendix/python2/today_guard.py", 'if __name__ == "__main__":', "if True:")
    run = run_snippet(bare, start_method=method, check=False)
    assert run.code != 0 or "bootstrapping phase" in run.output


def test_the_initializer_is_what_sets_the_limit(run_snippet: RunSnippet, variant_of: Vary) -> None:
    without = variant_of(
        "appendix/python2/today_arguments.py", "initializer=set_limit, initargs=(10,)", "initializer=None"
    )
    run = run_snippet(without, check=False)
    assert run.lines[0] == "spawn [False, True]" and run.code == 1


def test_fork_with_threads_warns_since_3_12(run_snippet: RunSnippet, python: str, tmp_path: Path) -> None:
    source = """
import os, threading, warnings

go = threading.Event()
thread = threading.Thread(target=go.wait)
thread.start()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    pid = os.fork()
    if not pid:
        os._exit(0)
os.waitpid(pid, 0)
go.set()
thread.join()
print([warning.category.__name__ for warning in caught])
"""
    lines = run_snippet(program(tmp_path, source), python=python).lines
    assert lines == ["[]" if python == "3.11" else "['DeprecationWarning']"]


def a_function() -> None:
    """For pickle."""


def test_pickle_sends_a_function_by_its_name() -> None:
    sent = pickle.dumps(a_function)
    assert b"a_function" in sent and len(sent) < 100
    with pytest.raises((pickle.PicklingError, AttributeError)):
        pickle.dumps(lambda: None)


# Workarounds


@pytest.fixture
def stuck(tmp_path: Path) -> Iterator[Path]:
    """A worker that ends only after the handler has run in the main thread, which waits in join()."""
    path = tmp_path / "old.py"
    path.write_text(
        "import os, signal, sys, threading, time\n"
        "stop = threading.Event()\n"
        "signal.signal(signal.SIGINT, lambda number, frame: stop.set())\n"
        "def work():\n"
        "    time.sleep(0.2)\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    stop.wait(1)\n"
        "    print(stop.is_set())\n"
        "thread = threading.Thread(target=work)\n"
        "thread.start()\n"
        "thread.join()\n",
        "utf-8",
    )
    yield path


def test_join_was_deaf_on_python_2(stuck: Path, run_snippet: RunSnippet, tmp_path: Path) -> None:
    assert run_snippet(stuck, check=False).lines == ["True"]
    assert on_python_2(stuck.read_text("utf-8"), tmp_path) == ["False"]


def test_python_2_could_not_pickle_a_bound_method(tmp_path: Path) -> None:
    source = """
import pickle
class Counter:
    def count(self): pass
try:
    pickle.dumps(Counter().count)
except TypeError as error:
    print(error)
"""
    assert on_python_2(source, tmp_path) == ["can't pickle instancemethod objects"]
