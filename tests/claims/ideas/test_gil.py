"""Chapter 3: what the prose says of scheduling and the GIL, and a recorded output cannot prove.

The time limit below only cuts off programs that never end; nothing is measured.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from press.snippets.claims import RunSnippet
from press.snippets.model import find_snippet

Vary = Callable[[str, str, str], Path]

BUSY = "ideas/gil/preempted_busy_threads.py"
WAITS = "ideas/gil/gil_released_in_sleep.py"
CALLS = "ideas/gil/during_one_call.py"
OWN = "ideas/gil/interpreters_own_gil.py"
ENABLED = "ideas/gil/gil_enabled.py"


def has_gil(python: str) -> bool:
    """Whether the version names a build with the GIL; '3.14t' is one without."""
    return not python.endswith("t")


def needs(snippet: str, python: str) -> None:
    if not find_snippet(snippet).allows(python):
        pytest.skip(f"{snippet} is not for Python {python}")


def rewritten(variant_of: Vary, path: str, *changes: tuple[str, str]) -> Path:
    """A copy of the snippet with several texts replaced, each of which stands there once."""
    copy = variant_of(path, *changes[0])
    for old, new in changes[1:]:
        text = copy.read_text("utf-8")
        assert text.count(old) == 1, old
        copy.write_text(text.replace(old, new), "utf-8")
    return copy


def without_hand_over(variant_of: Vary, python: str) -> dict[str, Path]:
    """Programs broken so that a thread never lets go: each needs another thread to move before it can end."""
    endless = "lambda: [1 for _ in iter({}, {})]"
    broken = {
        "busy threads with a long interval": rewritten(
            variant_of,
            BUSY,
            ("import threading\n", "import sys\nimport threading\nsys.setswitchinterval(1000)\n"),
        ),
        "a loop instead of sleep": rewritten(
            variant_of, WAITS, ("        time.sleep(0.001)", "        pass")
        ),
        "a loop instead of acquire": rewritten(
            variant_of,
            WAITS,
            ("lock.acquire, lock.release)", endless.format("lock.locked", False) + ", lock.release)"),
        ),
        "a loop instead of recv": rewritten(
            variant_of,
            WAITS,
            ("import socket\n", "import socket\nanswers = []\n"),
            ("partial(here.recv, 1)", endless.format("answers.__len__", 1)),
            ('partial(there.send, b"!")', "partial(answers.append, 1)"),
        ),
        "sum instead of sha256": rewritten(
            variant_of, CALLS, ("partial(hashlib.sha256, block)", "partial(sum, range(1000))")
        ),
    }
    if find_snippet(OWN).allows(python):
        legacy = "create = interpreters._interpreters.create\n"
        legacy += 'interpreters._interpreters.create = lambda **options: create("legacy", **options)\n'
        broken["two interpreters that share the main GIL, as up to 3.11"] = rewritten(
            variant_of,
            OWN,
            ("from concurrent import interpreters\n", "from concurrent import interpreters\n" + legacy),
        )
        broken["two threads instead of two interpreters"] = rewritten(
            variant_of,
            OWN,
            ("from concurrent import interpreters\n", "import sys, threading\nsys.setswitchinterval(1000)\n"),
            ("interpreters.create(), interpreters.create()", "None, None"),
            ("    one.exec(", "    print("),
            ("first.call_in_thread(meet, marks, 0, 1)", "threading.Thread(target=meet, args=(marks, 0, 1))"),
            ("second.call_in_thread(meet, marks, 1, 0)", "threading.Thread(target=meet, args=(marks, 1, 0))"),
            (
                "for thread in threads:\n",
                "for thread in threads:\n    thread.start()\nfor thread in threads:\n",
            ),
            ("{first.id} and {second.id} met", "met"),
            ("first.close()\nsecond.close()\n", ""),
        )
    return broken


def test_nothing_moves_unless_somebody_lets_go(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    """3.1 to 3.5: take the hand-over out of a program, and with a GIL it hangs; without one it does not."""
    broken = without_hand_over(variant_of, python)
    limit = 1.0 if has_gil(python) else 20.0

    def hangs(path: Path) -> bool:
        run = run_snippet(path, python=python, timeout=limit, check=False)
        assert run.timed_out or run.code == 0, run.output
        return run.timed_out

    with ThreadPoolExecutor(len(broken)) as pool:
        hung = dict(zip(broken, pool.map(hangs, broken.values()), strict=True))
    assert hung == dict.fromkeys(broken, has_gil(python))


def test_unbroken_they_all_end(run_snippet: RunSnippet, python: str) -> None:
    """3.1 to 3.5: the same programs as they are on the page."""
    for path in (BUSY, WAITS, CALLS, OWN):
        if find_snippet(path).allows(python):
            assert run_snippet(path, python=python).code == 0


def test_long_interval_starves_main_only_with_the_gil(run_snippet: RunSnippet, python: str) -> None:
    """3.4: with an interval of 1000 the worker reaches its last step before main runs again."""
    run = run_snippet("ideas/gil/long_interval.py", python=python)
    assert run.lines == [
        "interval 0.005: stopped early: True",
        f"interval 1000: stopped early: {not has_gil(python)}",
    ]


def test_some_calls_into_c_keep_the_gil(run_snippet: RunSnippet, python: str) -> None:
    """3.3: sum and sorted hold everybody up; without the GIL nobody is held up."""
    run = run_snippet(CALLS, python=python)
    assert [line.rpartition(" ")[2] for line in run.lines] == ["call"] * 3 + [str(not has_gil(python))] * 2


@pytest.mark.parametrize(
    "call", ["partial(sorted, block[:100_000], key=lambda n: n)", "lambda: sum(n for n in block[:100_000])"]
)
def test_python_code_inside_a_call_can_hand_over(
    run_snippet: RunSnippet, variant_of: Vary, python: str, call: str
) -> None:
    """3.3: sorted with a key function, and sum of a generator, let others run; if not, this never ends."""
    calls_python = variant_of(CALLS, "partial(hashlib.sha256, block)", call)
    run = run_snippet(calls_python, python=python)
    assert run.lines[1] == "hashlib.sha256: others ran during the call"


REFERENCES = """\
import sys

before = sys.getrefcount(None)
many = [None] * 1000
print("count of None moved:", sys.getrefcount(None) - before > 500)
"""


def test_the_reference_count_of_none_stands_still(
    run_snippet: RunSnippet, tmp_path: Path, python: str
) -> None:
    """3.2: None is immortal since 3.12."""
    file = tmp_path / "references.py"
    file.write_text(REFERENCES, "utf-8")
    assert run_snippet(file, python=python).lines == [f"count of None moved: {python == '3.11'}"]


def test_default_interval(run_snippet: RunSnippet, python: str) -> None:
    """3.4: 5 ms on every supported Python, and no way left to count bytecodes."""
    run = run_snippet("ideas/gil/switch_interval.py", python=python)
    assert run.lines == ["default: 0.005", "now: 0.001", "can count bytecodes: False"]


def test_hand_over_points(run_snippet: RunSnippet, python: str) -> None:
    """3.4: a thread that gave up the GIL stands at a backward jump or after a call, nowhere else."""
    if not has_gil(python):
        pytest.skip("nothing is handed over on a free-threaded build")
    run = run_snippet("ideas/gil/hand_over_points.py", python=python)
    assert run.lines == ["counter += 1: ['JUMP_BACKWARD']", "counter += int(...): ['CALL', 'JUMP_BACKWARD']"]


FUNCTION_ENTRY = """\
import dis, sys, threading, time
from operator import attrgetter, call, itemgetter

def one():
    return 1

def work(stop):
    n = 0
    while True:
        n += one()
        if stop:
            return

names = {i.offset: i.opname for i in dis.get_instructions(one)}
stop, seen = [], set()
worker = threading.Thread(target=work, args=(stop,))
worker.start()
look = attrgetter("f_code", "f_lasti")
while "RESUME" not in seen:
    time.sleep(0.001)
    # All of it in C, so that the worker cannot run on between the two looks.
    (code, at), = map(look, map(itemgetter(worker.ident), map(call, (sys._current_frames,))))
    if code is one.__code__:
        seen.add(names[at])
stop.append(True)
worker.join()
print(*sorted(seen))
"""


def test_function_entry_is_a_hand_over_point(run_snippet: RunSnippet, tmp_path: Path, python: str) -> None:
    """3.4: in a function with nothing else in it, the place is RESUME, its first instruction."""
    if not has_gil(python):
        pytest.skip("nothing is handed over on a free-threaded build")
    file = tmp_path / "function_entry.py"
    file.write_text(FUNCTION_ENTRY, "utf-8")
    assert run_snippet(file, python=python).lines == ["RESUME"]


def test_other_thread_fits_between_load_and_store(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    """3.2: the ten is lost because the read comes before the call; with the call first, nothing is lost."""
    path = "ideas/gil/increment_with_a_call.py"
    assert run_snippet(path, python=python).lines == ["10 and 1 were added: counter = 1"]
    call_first = variant_of(path, "\ncounter += one()", "\ngot = one()\ncounter += got")
    assert run_snippet(call_first, python=python).lines == ["10 and 1 were added: counter = 11"]


def test_gil_flags_name_the_build(run_snippet: RunSnippet, python: str) -> None:
    """3.5: the two ways to ask agree with the build, if nobody forces the GIL."""
    needs(ENABLED, python)
    free = not has_gil(python)
    run = run_snippet(ENABLED, python=python)
    assert run.lines == [f"built for free threading: {free}", f"GIL on at this moment: {not free}"]


def test_python_gil_variable(run_snippet: RunSnippet, python: str) -> None:
    """3.5: PYTHON_GIL=1 gives a free-threaded build its GIL back; an ordinary build cannot do without."""
    needs(ENABLED, python)
    if has_gil(python):
        run = run_snippet(ENABLED, python=python, env={"PYTHON_GIL": "0"}, check=False)
        assert run.code != 0
        assert "Disabling the GIL is not supported by this build" in run.output
    else:
        run = run_snippet(ENABLED, python=python, env={"PYTHON_GIL": "1"})
        assert run.lines == ["built for free threading: True", "GIL on at this moment: True"]
