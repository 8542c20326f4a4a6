"""Every exercise: its checker refuses the starting program, in a useful sentence, and accepts the solution.

`pytest tests/test_exercises.py -k "ideas/races"` checks those of one chapter, `--pythons all` on each Python.
That each is whole and set by a page in both languages is the ledger's business.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from press.exercises.checking import Verdict, check_attempt
from press.exercises.exercise import Exercise, all_exercises
from press.snippets import pythons
from press.snippets.environments import bare
from press.snippets.listing import HAN
from press.snippets.model import displayed, load

EXERCISES = [pytest.param(one, id=one.name) for one in all_exercises() if not list(one.problems())]
Check = Callable[[Exercise, str, str], Verdict]


def check_now(exercise: Exercise, kind: str, python: str) -> Verdict:
    interpreter = pythons.find(python)
    assert interpreter is not None
    return check_attempt(exercise, exercise.file(kind), bare(interpreter))


@pytest.fixture(scope="module")
def verdict(request: pytest.FixtureRequest) -> Iterator[Check]:
    """The verdict on a part of an exercise; those of all tests of this session are sought side by side."""
    futures: dict[tuple[str, str, str], Future[Verdict]] = {}
    with ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as pool:
        for item in request.session.items:
            params = getattr(getattr(item, "callspec", None), "params", {})
            kind = item.name.partition("[")[0].removeprefix("test_")
            if item.path == request.path and "exercise" in params and kind in ("start", "solution"):
                exercise, python = params["exercise"], params["python"]
                if load(exercise.file("solution")).allows(python) and pythons.find(python):
                    future = pool.submit(check_now, exercise, kind, python)
                    futures[exercise.name, kind, python] = future
        yield lambda exercise, kind, python: futures[exercise.name, kind, python].result()
        pool.shutdown(cancel_futures=True)


def skip_if_not_for(exercise: Exercise, python: str) -> None:
    needs = load(exercise.file("solution"))
    if not needs.allows(python):
        pytest.skip(f"{exercise.name} is for Python {needs.metadata.requires_python}")


@pytest.mark.parametrize("exercise", EXERCISES)
def test_start(exercise: Exercise, python: str, verdict: Check) -> None:
    skip_if_not_for(exercise, python)
    found = verdict(exercise, "start", python)
    assert found.kind in ("wrong", "crashed", "hangs"), f"the starting program is not refused\n{found}"
    assert HAN.search(found.zh) and found.en.strip(), f"no sentence in both languages\n{found}"
    assert not HAN.search(found.en), f"Chinese in the English sentence: {found.en}"


@pytest.mark.parametrize("exercise", EXERCISES)
def test_solution(exercise: Exercise, python: str, verdict: Check) -> None:
    skip_if_not_for(exercise, python)
    found = verdict(exercise, "solution", python)
    said = "\n".join([f"the solution is refused ({found.kind})", found.zh, found.en, found.saw])
    assert found.kind == "right", said


@pytest.mark.parametrize("exercise", EXERCISES)
def test_size(exercise: Exercise) -> None:
    """What the page shows fits the page, and its comments are pairs (else `displayed` raises)."""
    for kind in ("start", "solution"):
        source = load(exercise.file(kind)).source
        for language in ("zh", "en", "both"):
            displayed(source, language, file=exercise.snippet_name(kind))


LAZY = {
    "a sleep before the pool is shut down": (
        "pools/cancelling/crawl_start",
        "        pool.submit(visit, first)\n",
        "        pool.submit(visit, first)\n        __import__('time').sleep(1)\n",
        "shut down too early",
    ),
    "a sleep before the pool is terminated": (
        "pools/older_pools/count_all_solution",
        "        pool.close()\n        pool.join()\n",
        "        __import__('time').sleep(1)\n",
        "the end of with",
    ),
    "words looked up at home": (
        "processes/process_pools/once_per_worker_start",
        "pool.map(is_known, [dictionary] * len(words), words)",
        "[word in dictionary.words for word in words]",
        "the parent looks the words up itself",
    ),
}


@pytest.mark.parametrize("way", LAZY)
def test_lazy(tmp_path: Path, way: str) -> None:
    """What looks done, but only looks so, is refused with a sentence to the point."""
    name, old, new, sentence = LAZY[way]
    title, _, kind = name.rpartition("_")
    (exercise,) = (one for one in all_exercises() if one.name == title)
    source = exercise.file(kind).read_text("utf-8")
    assert source.count(old) == 1
    attempt = tmp_path / "attempt.py"
    attempt.write_text(source.replace(old, new), "utf-8")
    found = check_attempt(exercise, attempt)
    assert found.kind == "wrong" and sentence in found.en, str(found)
