"""The recorder sees each primitive, on every Python of the session, and what it says is what happened."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from press.snippets import pythons
from press.snippets.environments import bare
from press.timeline.claims import Told, mark, marks, never_overlap, spans
from press.timeline.record import record_program
from press.timeline.trace import mistakes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="recorded in a pseudo-terminal")


@pytest.fixture
def told(tmp_path: Path, python: str):
    """told(source) -> what a program did."""

    def record(source: str, **how) -> Told:
        path = tmp_path / "recorded_program.py"
        path.write_text(source, "utf-8")
        executable = bare(pythons.find(python))
        trace, run = record_program(path, executable, name=path.name, python=python, cwd=tmp_path, **how)
        assert not run.timed_out, run.output
        assert list(mistakes(trace)) == []
        return Told(trace)

    return record


def in_a_thread(body: str, main: str, before: str = "") -> str:
    indented = body.replace("\n", "\n    ")
    return (
        f"import threading, time, queue\n{before}\ndef work():\n    {indented}\n"
        f"thread = threading.Thread(target=work)\nthread.start()\n{main}\nthread.join()\n"
    )


def test_a_lock_that_is_taken_is_waited_for_until_its_holder_lets_go(told):
    source = in_a_thread(
        "with shelf:\n    pass",
        "while not shelf.waits: time.sleep(0.001)\nshelf.release()",
        "shelf = threading.Lock()\nshelf.acquire()",
    ).replace("while not shelf.waits: time.sleep(0.001)", "time.sleep(0.1)")
    run = told(source)
    (wait,) = spans(run.lane("work"), "lock", "shelf")
    assert run.whom(wait) is run.lane("main")
    assert never_overlap(run.holds("shelf")) and len(run.holds("shelf")) == 2


def test_a_reentrant_lock_is_held_once(told):
    run = told(in_a_thread("with again:\n    with again:\n        pass", "", "again = threading.RLock()"))
    assert len(run.holds("again")) == 1


@pytest.mark.parametrize(
    ("made", "wait", "wake", "state"),
    [
        ("threading.Event()", "it.wait()", "it.set()", "event"),
        ("threading.Semaphore(0)", "it.acquire()", "it.release()", "semaphore"),
        ("queue.Queue()", "it.get()", "it.put(1)", "get"),
        ("threading.Barrier(2)", "it.wait()", "it.wait()", "barrier"),
    ],
)
def test_who_waits_and_who_wakes(told, made, wait, wake, state):
    run = told(in_a_thread(wait, f"time.sleep(0.1)\n{wake}", f"it = {made}"))
    (waited,) = spans(run.lane("work"), state, "it")
    assert run.whom(waited) is run.lane("main")
    assert not spans(run.lane("main"), state), "the one who wakes does not wait"


def test_a_condition(told):
    body = "with ready:\n    ready.wait()"
    run = told(
        in_a_thread(body, "time.sleep(0.1)\nwith ready: ready.notify()", "ready = threading.Condition()")
    )
    (waited,) = spans(run.lane("work"), "condition", "ready")
    assert run.whom(waited) is run.lane("main")


def test_a_timeout_is_not_a_wake_up(told):
    run = told(in_a_thread("never.wait(0.01)", "", "never = threading.Event()"))
    (waited,) = spans(run.lane("work"), "event", "never")
    assert waited.whom is None and mark(run.lane("work"), "timeout").what == "never"


def test_a_queue_that_is_full(told):
    run = told(
        in_a_thread("it.put(1)\nit.put(2)", "time.sleep(0.1)\nit.get(), it.get()", "it = queue.Queue(1)")
    )
    (waited,) = spans(run.lane("work"), "put", "it")
    assert run.whom(waited) is run.lane("main")


def test_sleeping_in_a_loop_is_one_span_with_a_count(told):
    run = told(in_a_thread("for _ in range(20): time.sleep(0.002)", ""))
    slept = spans(run.lane("work"), "sleep")
    assert sum(span.count for span in slept) == 20 and len(slept) < 20


def test_an_exception_in_a_thread(told):
    assert mark(told(in_a_thread("1 / 0", "")).lane("work"), "raise").what == "ZeroDivisionError"


def test_locks_of_the_library_are_not_shown(told):
    run = told("import logging, threading\nlogging.getLogger().warning('x')\n")
    assert not run.trace.lanes[0].holds and len(run.trace.lanes) == 1


def test_names_of_locks(told):
    run = told(
        "import threading\nclass Account:\n    def __init__(self):\n        self.guard = threading.Lock()\n"
        "table = {'a': threading.Lock()}\nfirst, second = threading.Lock(), threading.Lock()\n"
        "rows = [threading.Lock() for _ in range(2)]\n"
        "for lock in (Account().guard, table['a'], first, second, rows[0]):\n    with lock: pass\n"
    )
    assert [hold.what for hold in run.trace.lanes[0].holds] == [
        "guard",
        "table['a']",
        "first",
        "second",
        "rows[…]",
    ]


def test_a_pool_of_threads(told):
    run = told(
        "from concurrent.futures import ThreadPoolExecutor\nimport threading\n"
        "go = threading.Event()\ndef double(n):\n    go.wait()\n    return 2 * n\ndef told(f): pass\n"
        "with ThreadPoolExecutor(2) as pool:\n    one, two = pool.submit(double, 1), pool.submit(double, 2)\n"
        "    one.add_done_callback(told)\n    go.set()\n    print(two.result())\n"
    )
    workers = run.lanes("worker")
    assert len(workers) == 2
    assert sorted(one.what for lane in workers for one in marks(lane, "job")) == ["double(1)", "double(2)"]
    assert [lane.kind for lane in run.trace.lanes if marks(lane, "callback", "told")] == ["worker"]


PROCESSES = """
import multiprocessing
def work(lock, box):
    with lock:
        box.put(1)
if __name__ == "__main__":
    lock, box = multiprocessing.Lock(), multiprocessing.SimpleQueue()
    workers = [multiprocessing.Process(target=work, args=(lock, box)) for _ in range(2)]
    for one in workers: one.start()
    for one in workers: one.join()
    print(box.get() + box.get())
"""


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes_share_a_lock_by_its_name(told, method):
    run = told(PROCESSES, start_method=method)
    processes = run.lanes("process")
    assert len(processes) == 2 and {lane.process for lane in processes} == {1, 2}
    assert len(run.holds("lock")) == 2 and never_overlap(run.holds("lock"))
    assert run.joins(run.lane("main")) == processes


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_a_pool_of_processes(told, method):
    run = told(
        "import multiprocessing\nfrom concurrent.futures import ProcessPoolExecutor\n"
        "def double(n): return 2 * n\ndef told(x): pass\nif __name__ == '__main__':\n"
        "    with ProcessPoolExecutor(1) as pool: print(list(pool.map(double, [1, 2])))\n"
        "    with multiprocessing.Pool(1) as pool: pool.apply_async(double, (3,), callback=told).wait()\n",
        start_method=method,
    )
    jobs = [one.what for lane in run.lanes("worker") for one in marks(lane, "job")]
    assert jobs == ["double(1)", "double(2)", "double(3)"]
    assert [lane.kind for lane in run.trace.lanes if marks(lane, "callback", "told")] == ["service"]


def test_tasks(told):
    run = told(
        "import asyncio\nasync def child(lock, gate):\n    await gate.wait()\n    async with lock:\n"
        "        await asyncio.sleep(0.01)\nasync def main():\n"
        "    lock, gate = asyncio.Lock(), asyncio.Event()\n    async with asyncio.TaskGroup() as group:\n"
        "        group.create_task(child(lock, gate), name='a')\n"
        "        group.create_task(child(lock, gate), name='b')\n"
        "        await asyncio.sleep(0.01)\n        gate.set()\nasyncio.run(main())\n"
    )
    a, b, main = run.lane("a"), run.lane("b"), run.lane("main()")
    assert run.whom(spans(a, "event", "gate")[0]) is main
    assert run.whom(spans(b, "lock", "lock")[0]) is a
    assert never_overlap([span for lane in run.lanes("task") for span in spans(lane, "run")])
    assert never_overlap(run.holds("lock")) and len(run.holds("lock")) == 2


def test_a_task_that_is_cancelled(told):
    run = told(
        "import asyncio\nasync def slow(): await asyncio.sleep(9)\nasync def main():\n"
        "    task = asyncio.create_task(slow())\n    await asyncio.sleep(0)\n    task.cancel()\n"
        "    await asyncio.wait([task])\nasyncio.run(main())\n"
    )
    assert marks(run.lane("slow()"), "cancel")


def test_os_exit_is_recorded(told):
    run = told("import os, threading\nthreading.Thread(target=threading.Event().wait).start()\nos._exit(3)\n")
    assert mark(run.lane("main"), "exit").what == "os._exit(3)"
    assert all(lane.cut for lane in run.trace.lanes)


def test_watching_the_gil(told, python):
    busy = "n = 0\nwhile n < 300_000: n += 1"
    run = told(
        in_a_thread(busy, "other = threading.Thread(target=work); other.start(); other.join()"),
        gil="measured",
    )
    assert len(run.lanes("thread")) == 2


def test_the_program_sees_the_classes_that_it_expects(told):
    run = told(
        "import threading, time, inspect\nlock = threading.Lock()\nassert isinstance(lock, type(lock))\n"
        "assert threading.Lock.__name__ == 'Lock' and 'sleep' in time.sleep.__name__\n"
        "assert lock.locked() is False\nwith lock: assert lock.locked()\n"
        "try: lock.release()\nexcept RuntimeError: pass\nelse: raise SystemExit(7)\n"
    )
    assert len(run.holds("lock")) == 1
