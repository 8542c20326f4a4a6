"""What chapter 2 says about concurrency and parallelism, where the shown output alone does not prove it.

No test asserts how long something took.  The one that compares CPU time with the clock is one-sided: a busy
machine can only make the clock run further ahead.
"""

import re
import threading
import xml.etree.ElementTree as etree
from math import isclose, log2
from pathlib import Path

import pytest

OVERLAP = "ideas/concurrency/overlap_waits.py"
FOUR_WAYS = "ideas/concurrency/sync_async_blocking.py"
DIAGRAMS = Path(__file__).parents[3] / "docs" / "assets" / "diagrams"
RESOLUTION = 0.02
"""Seconds: the figures compared are printed with two digits after the point."""


def test_the_barrier_lets_nobody_through_before_all_wait(run_snippet, variant_of):
    one_more = variant_of(OVERLAP, "threading.Barrier(N)", "threading.Barrier(N + 1)")
    run = run_snippet(one_more, timeout=1, check=False)
    assert run.timed_out


def test_joining_inside_the_loop_hangs_at_the_barrier(run_snippet, variant_of):
    joins = variant_of(OVERLAP, "    thread.start()\nfor thread in threads:\n", "    thread.start()\n")
    run = run_snippet(joins, timeout=1, check=False)
    assert run.timed_out
    assert "at the same moment" not in run.output


def test_the_waits_overlap_on_a_single_core(run_snippet, python):
    run = run_snippet(OVERLAP, python=python, chaos=0)
    assert run.lines == ["5 threads were waiting at the same moment"]


def test_splitting_work_removes_none_of_it(run_snippet, python):
    lines = run_snippet("ideas/concurrency/cpu_same_total.py", python=python).lines
    totals = {re.search(r"= (\d+) steps", line)[1] for line in lines}
    assert [line.split(" x ")[0] for line in lines] == ["1", "2", "4"]
    assert totals == {"1200000"}


def test_threads_under_a_gil_use_no_more_cpu_time_than_the_clock_shows(run_snippet, python):
    if python.endswith("t"):
        pytest.skip("a free-threaded build has no GIL")
    run = run_snippet("ideas/concurrency/cpu_time_against_clock.py", python=python)
    clock, cpu = _clock_and_cpu(run.lines, "2 threads compute")
    assert cpu <= clock + RESOLUTION


def test_threads_that_wait_use_almost_no_cpu_time(run_snippet, python):
    run = run_snippet("ideas/concurrency/cpu_time_against_clock.py", python=python)
    clock, cpu = _clock_and_cpu(run.lines, "2 threads wait")
    assert cpu <= RESOLUTION
    assert clock >= 0.05 - RESOLUTION


def test_both_workers_begin_together(run_snippet, variant_of):
    one_more = variant_of("ideas/concurrency/cpu_time_against_clock.py", "Barrier(2)", "Barrier(3)")
    assert run_snippet(one_more, timeout=2, check=False).timed_out


def _clock_and_cpu(lines, label):
    (line,) = (line for line in lines if line.startswith(label))
    return tuple(float(number) for number in re.findall(r"(\d+\.\d+) s", line))


def test_the_barrier_is_for_both_workers(load_snippet, monkeypatch):
    module = load_snippet("ideas/concurrency/cpu_time_against_clock.py")
    barriers = []

    def barrier(parties):
        barriers.append(threading.Barrier(parties))
        return barriers[-1]

    monkeypatch.setattr(module.multiprocessing, "Barrier", barrier)
    module.measure("nothing to do", threading.Thread, lambda: None)
    assert [one.parties for one in barriers] == [2]


def test_a_reader_takes_up_the_book_where_its_slip_says(load_snippet):
    reader = load_snippet("ideas/concurrency/shared_book.py").reader
    ann, ben = reader("Ann", 9), reader("Ben", 9)
    assert [next(who) for who in (ann, ann, ben, ann)] == [
        "Ann reads page 1",
        "Ann reads page 2",
        "Ben reads page 1",
        "Ann reads page 3",
    ]


def test_the_callback_runs_in_the_worker_and_all_else_in_main(run_snippet, variant_of, python):
    said = "__import__('threading').current_thread() is __import__('threading').main_thread()"
    told = variant_of(
        FOUR_WAYS, '"async, non-blocking: told the", future.result()', f'"told by main:", {said}'
    )
    asked = variant_of(told, '"async, non-blocking: asked, do other work"', f'"asked by main:", {said}')
    assert run_snippet(asked, python=python).lines[-2:] == ["asked by main: True", "told by main: False"]


def test_the_task_that_blocks_does_so_in_the_thread_of_the_loop(run_snippet, variant_of, python):
    path = "ideas/concurrency/task_blocks_the_loop.py"
    counts = "time.sleep = lambda seconds: print(f'blocked for {seconds}')"
    shown = variant_of(path, "asyncio.run(main())", f"{counts}\nasyncio.run(main())")
    assert run_snippet(shown, python=python).lines[:3] == ["A asks", "blocked for 0.05", "A has the answer"]


def test_a_task_that_blocks_lets_nobody_in(run_snippet, variant_of, python):
    blocks, lets = "ideas/concurrency/task_blocks_the_loop.py", "ideas/concurrency/task_lets_others_run.py"
    cured = variant_of(blocks, "    time.sleep(0.05)", "    await asyncio.sleep(0.05)")
    assert run_snippet(cured, python=python).output == run_snippet(lets, python=python).output
    assert run_snippet(blocks, python=python).lines[:2] == ["A asks", "A has the answer"]


def test_amdahl_never_reaches_the_limit_that_the_chapter_names(load_snippet):
    speed_up = load_snippet("ideas/concurrency/amdahl.py").speed_up
    for share, limit in (0.5, 2), (0.75, 4), (0.9, 10), (0.95, 20):
        assert speed_up(share, 10**6) < limit
        assert isclose(speed_up(share, 10**9), limit, rel_tol=1e-6)


def test_gustafson_and_amdahl_agree_on_one_core_and_on_the_shared_formula(load_snippet):
    laws = load_snippet("ideas/concurrency/gustafson.py")
    speed_up = load_snippet("ideas/concurrency/amdahl.py").speed_up
    assert laws.gustafson(0.1, 1) == 1
    assert laws.gustafson(0.1, 64) == pytest.approx(0.1 + 0.9 * 64)
    for cores in 1, 4, 64:
        assert laws.amdahl(0.1, cores) == pytest.approx(speed_up(0.9, cores))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_curves_are_computed_by_the_program(load_snippet, language):
    speed_up = load_snippet("ideas/concurrency/amdahl.py").speed_up
    drawing = etree.parse(DIAGRAMS / f"amdahl_curve.{language}.svg")
    curves = {
        curve.get("id"): curve.get("points") for curve in drawing.iter("{http://www.w3.org/2000/svg}polyline")
    }
    assert sorted(curves) == ["share-50", "share-75", "share-90", "share-95"]
    for name, points in curves.items():
        share = int(name.removeprefix("share-")) / 100
        drawn = [tuple(map(float, point.split(","))) for point in points.split()]
        assert (drawn[0][0], drawn[-1][0]) == (40, 340)
        for x, y in drawn:
            cores = round(2 ** ((x - 40) / 30))
            assert isclose(x, 40 + 30 * log2(cores), abs_tol=0.06)
            assert isclose(y, 250 - 11 * speed_up(share, cores), abs_tol=0.06)
