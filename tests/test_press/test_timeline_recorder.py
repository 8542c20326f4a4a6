"""The recorder sees each primitive, on every Python of the session, and what it says is what happened."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from press.snippets import pythons
from press.snippets.environments import bare
from press.snippets.run import run_program
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


UNTIL_BLOCKED = """
import sys
def until_blocked(thread):
    looks = 0
    while looks < 20:
        inside = sys._current_frames()[thread.ident].f_code.co_filename != __file__
        looks = looks + 1 if inside else 0
        time.sleep(0.001)
"""
"""Goes on when a thread has stood in a function of the library's for a while."""


def in_a_thread(body: str, main: str, before: str = "") -> str:
    indented = body.replace("\n", "\n    ")
    return (
        f"import threading, time, queue\n{UNTIL_BLOCKED}\n{before}\ndef work():\n    {indented}\n"
        f"thread = threading.Thread(target=work)\nthread.start()\n{main}\nthread.join()\n"
    )


def test_a_lock_that_is_taken_is_waited_for_until_its_holder_lets_go(told):
    source = in_a_thread(
        "with shelf:\n    pass",
        "until_blocked(thread)\nshelf.release()",
        "shelf = threading.Lock()\nshelf.acquire()",
    )
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
    run = told(in_a_thread(wait, f"until_blocked(thread)\n{wake}", f"it = {made}"))
    (waited,) = spans(run.lane("work"), state, "it")
    assert run.whom(waited) is run.lane("main")
    assert not spans(run.lane("main"), state), "the one who wakes does not wait"


def test_a_condition(told):
    body = "with ready:\n    ready.wait()"
    run = told(
        in_a_thread(
            body, "until_blocked(thread)\nwith ready: ready.notify()", "ready = threading.Condition()"
        )
    )
    (waited,) = spans(run.lane("work"), "condition", "ready")
    assert run.whom(waited) is run.lane("main")


def test_a_timeout_is_not_a_wake_up(told):
    run = told(in_a_thread("never.wait(0.01)", "", "never = threading.Event()"))
    (waited,) = spans(run.lane("work"), "event", "never")
    assert waited.whom is None and mark(run.lane("work"), "timeout").what == "never"


def test_to_look_is_not_to_wait(told):
    run = told("import threading\nnever = threading.Event()\nnever.wait(0)\n")
    assert [one.kind for one in run.lane("main").marks] == ["try"]


def test_a_queue_that_is_full(told):
    run = told(
        in_a_thread(
            "it.put(1)\nit.put(2)", "until_blocked(thread)\nit.get(), it.get()", "it = queue.Queue(1)"
        )
    )
    (waited,) = spans(run.lane("work"), "put", "it")
    assert run.whom(waited) is run.lane("main")


def test_sleeping_in_a_loop_is_one_span_with_a_count(told):
    run = told(in_a_thread("for _ in range(20): time.sleep(0.002)", ""))
    slept = spans(run.lane("work"), "sleep")
    assert sum(span.count for span in slept) == 20 and len(slept) < 20


def test_a_lock_is_held_until_another_thread_lets_go(told):
    body = "shelf.acquire()\nheld.set()"
    main = "held.wait()\nthread.join()\ntime.sleep(0.02)\nshelf.release()"
    run = told(in_a_thread(body, main, "shelf, held = threading.Lock(), threading.Event()"))
    (hold,) = run.holds("shelf")
    assert hold in run.lane("work").holds and hold.end > run.lane("work").end
    assert mark(run.lane("main"), "release", "shelf").at == hold.end


def test_a_refused_release_is_none(told):
    body = "try: again.release()\nexcept RuntimeError: pass"
    before = "again = threading.RLock()\nagain.acquire()"
    run = told(in_a_thread(body, "thread.join()\nagain.release()", before))
    assert not marks(run.lane("work"), "release") and len(run.holds("again")) == 1
    run = told(
        "import threading\nslots = threading.BoundedSemaphore(1)\n"
        "try: slots.release()\nexcept ValueError: pass\n"
    )
    assert not marks(run.lane("main"), "release")


def test_several_locks_of_one_name_are_told_apart(told):
    run = told(
        "import threading\nclass Account:\n    def __init__(self):\n        self.lock = threading.Lock()\n"
        "one, two = Account(), Account()\nforks = [threading.Lock() for _ in range(3)]\n"
        "for lock in (one.lock, two.lock, forks[2]):\n    with lock: pass\n"
    )
    assert [hold.what for hold in run.trace.lanes[0].holds] == ["lock #1", "lock #2", "forks[2]"]


def test_a_condition_has_a_lock_and_asks_for_it_again(told):
    body = "with ready:\n    asleep.set()\n    ready.wait()"
    main = "asleep.wait()\nwith ready:\n    ready.notify()\n    until_blocked(thread)"
    run = told(in_a_thread(body, main, "ready, asleep = threading.Condition(), threading.Event()"))
    work = run.lane("work")
    (waited,), (blocked,) = spans(work, "condition", "ready"), spans(work, "lock", "ready")
    assert run.whom(waited) is run.whom(blocked) is run.lane("main")
    assert mark(run.lane("main"), "notify").at <= waited.cause <= waited.end <= blocked.begin
    assert never_overlap(run.holds("ready"))


def test_notify_wakes_those_who_wait_in_their_order(told):
    run = told(
        "import threading\nready, inside = threading.Condition(), threading.Semaphore(0)\n"
        "def work():\n    with ready:\n        inside.release()\n        ready.wait()\n"
        "threads = [threading.Thread(target=work, name=n) for n in 'abc']\n"
        "for one in threads:\n    one.start()\n    inside.acquire()\n"
        "def other():\n    with ready: ready.notify()\n"
        "helper = threading.Thread(target=other, name='helper')\n"
        "helper.start()\nhelper.join()\nthreads[0].join()\n"
        "with ready: ready.notify_all()\n"
        "for one in threads: one.join()\n"
    )
    wakers = [run.whom(spans(run.lane(n), "condition")[0]) for n in "abc"]
    assert wakers == [run.lane("helper"), run.lane("main"), run.lane("main")]


def test_a_condition_that_times_out(told):
    run = told("import threading\nready = threading.Condition()\nwith ready: ready.wait(0.01)\n")
    main = run.lane("main")
    assert mark(main, "timeout").what == "ready" and not marks(main, "pass")
    assert spans(main, "condition")[0].whom is None


def test_a_condition_with_a_plain_lock_tries_nothing(told):
    run = told(
        "import threading\nmutex = threading.Lock()\nready = threading.Condition(mutex)\n"
        "with ready: ready.notify()\n"
    )
    assert [one.kind for one in run.lane("main").marks] == ["acquire", "notify", "release"]


def test_a_semaphore_says_who_gets_in_and_who_does_not(told):
    run = told(
        "import threading\nslots = threading.BoundedSemaphore(1)\nwith slots:\n"
        "    slots.acquire(blocking=False), slots.acquire(timeout=0.01)\n"
    )
    assert [one.kind for one in run.lane("main").marks] == ["acquire", "try", "timeout", "release"]
    assert not run.trace.lanes[0].holds


def test_each_round_of_a_barrier_has_its_own_last_one(told):
    run = told(
        "import threading, time\nmeet = threading.Barrier(2)\ndef work(first):\n    for n in range(4):\n"
        "        while n % 2 == first and not meet.n_waiting: time.sleep(0.001)\n        meet.wait()\n"
        "threads = [threading.Thread(target=work, args=(n,), name=f't{n}') for n in range(2)]\n"
        "for one in threads: one.start()\nfor one in threads: one.join()\n"
    )
    for name, other in ("t0", "t1"), ("t1", "t0"):
        waits = spans(run.lane(name), "barrier")
        assert len(waits) >= 2 and {run.whom(span).name for span in waits} == {other}
        causes = [span.cause for span in waits]
        assert causes == sorted(causes) and all(span.begin <= span.cause <= span.end for span in waits)


def test_a_barrier_that_breaks(told):
    body = "try: meet.wait()\nexcept threading.BrokenBarrierError: pass"
    run = told(
        in_a_thread(
            body, "while not meet.n_waiting: time.sleep(0.001)\nmeet.abort()", "meet = threading.Barrier(2)"
        )
    )
    assert mark(run.lane("work"), "raise").what == "BrokenBarrierError"
    assert run.whom(spans(run.lane("work"), "barrier")[0]) is run.lane("main")
    run = told(in_a_thread(body.replace("wait()", "wait(0.01)"), "", "meet = threading.Barrier(2)"))
    assert mark(run.lane("work"), "timeout").what == "meet"


def test_a_timer_waits_until_its_time_or_its_end(told):
    run = told(
        "import threading\ndef ring(): pass\n"
        "near, far = threading.Timer(0.01, ring), threading.Timer(9, ring)\n"
        "near.start()\nfar.start()\nfar.cancel()\nnear.join()\nfar.join()\n"
    )
    near, far = run.lanes("thread")
    assert spans(near, "timer") and near.detail == "ring" and not marks(near, "cancel")
    assert marks(run.lane("main"), "cancels")[0].lane == run.index(far)


@pytest.mark.parametrize("cls", ["Queue(1)", "LifoQueue(1)", "PriorityQueue(1)"])
def test_a_bounded_queue(told, cls):
    body = "for n in range(3): box.put(n)"
    run = told(in_a_thread(body, "until_blocked(thread)\nfor _ in range(3): box.get()", f"box = queue.{cls}"))
    work, main = run.lane("work"), run.lane("main")
    assert spans(work, "put", "box") and run.whom(spans(work, "put")[0]) is main
    assert sum(one.count for one in marks(work, "put")) == sum(one.count for one in marks(main, "get")) == 3


def test_a_queue_in_vain(told):
    run = told(
        "import queue\nbox = queue.Queue()\nfor how in {'block': False}, {'timeout': 0.01}:\n"
        "    try: box.get(**how)\n    except queue.Empty: pass\n"
    )
    assert [one.kind for one in run.lane("main").marks] == ["try", "timeout"]


def test_a_simple_queue(told):
    run = told(in_a_thread("box.get()", "until_blocked(thread)\nbox.put(1)", "box = queue.SimpleQueue()"))
    (waited,) = spans(run.lane("work"), "get", "box")
    assert run.whom(waited) is run.lane("main")


@pytest.mark.parametrize(
    "how",
    ["select.select([one], [], [])", "chooser.select()", "simple.select()"],
    ids=["select", "DefaultSelector", "SelectSelector"],
)
def test_waiting_for_one_of_several_sockets(told, how):
    before = (
        "import select, selectors, socket\none, two = socket.socketpair()\n"
        "chooser, simple = selectors.DefaultSelector(), selectors.SelectSelector()\n"
        "for each in chooser, simple: each.register(one, selectors.EVENT_READ)"
    )
    run = told(in_a_thread(how, "until_blocked(thread)\ntwo.send(b'x')", before))
    (waited,) = spans(run.lane("work"), "io")
    assert waited.what == "select" and waited.end - waited.begin > 10_000


def test_all_work_of_a_queue_is_done(told):
    run = told(
        in_a_thread(
            "box.get(), until_blocked(threading.main_thread()), box.task_done()",
            "box.put(1)\nbox.join()",
            "box = queue.Queue()",
        )
    )
    (waited,) = spans(run.lane("main"), "queue-join", "box")
    assert run.whom(waited) is run.lane("work")


def test_a_queue_that_is_shut_down(told, python):
    if tuple(map(int, python.rstrip("t").split("."))) < (3, 13):
        pytest.skip("since 3.13")
    body = "try: box.get()\nexcept queue.ShutDown: pass"
    run = told(in_a_thread(body, "until_blocked(thread)\nbox.shutdown()", "box = queue.Queue()"))
    assert run.whom(spans(run.lane("work"), "get")[0]) is run.lane("main")
    assert mark(run.lane("work"), "raise").what == "ShutDown" and marks(run.lane("main"), "shutdown")


def test_an_exception_that_a_hook_of_the_program_handles(told):
    run = told(in_a_thread("1 / 0", "", "threading.excepthook = lambda args: None"))
    assert mark(run.lane("work"), "raise").what == "ZeroDivisionError"


def test_an_exception_that_ends_the_program(told):
    assert mark(told("import threading\n1 / 0\n").lane("main"), "raise").what == "ZeroDivisionError"


def test_threads_are_called_by_their_last_name_class_and_function(told):
    run = told(
        "import threading, _thread\nclass Worker(threading.Thread):\n    def run(self): self.name = 'new'\n"
        "one = Worker()\none.start()\none.join()\ndone = threading.Event()\n"
        "_thread.start_new_thread(done.set, ())\ndone.wait()\n"
    )
    assert [(lane.name, lane.detail) for lane in run.lanes("thread")] == [("new", "Worker"), ("set", "")]


def test_a_join_that_times_out_names_the_thread(told):
    run = told(in_a_thread("stop.wait()", "thread.join(0.01)\nstop.set()", "stop = threading.Event()"))
    assert mark(run.lane("main"), "timeout").lane == run.index(run.lane("work"))


SAME = """
import queue, threading
for make in threading.Lock, threading.RLock:
    lock = make()
    print(type(lock), repr(make).partition(' at ')[0], isinstance(lock, type(lock)))
    for bad in (lambda: lock.acquire(False, 1), lambda: lock.acquire(True, -2), lock.release):
        try:
            bad()
        except Exception as error:
            print(type(error).__name__, error)
print(threading.excepthook is threading.__excepthook__, type(queue.SimpleQueue()), queue.SimpleQueue)
ready = threading.Condition()
for bad in ready.wait, ready.notify, ready.notify_all:
    try:
        bad()
    except RuntimeError as error:
        print(error)
import copy, pickle
for item in threading.Lock(), threading.Condition(), threading.Event(), threading.Semaphore(), queue.Queue():
    for how in copy.copy, pickle.dumps:
        try:
            how(item)
        except TypeError as error:
            print(error)
"""


def test_the_program_prints_the_same(tmp_path, python):
    path = tmp_path / "recorded_program.py"
    path.write_text(SAME, "utf-8")
    executable = bare(pythons.find(python))
    plain = run_program(path, executable, cwd=tmp_path).output
    assert record_program(path, executable, name="x", python=python, cwd=tmp_path)[1].output == plain


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
        "rows[0]",
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


def test_a_callback_lasts_and_so_does_an_initializer(told):
    run = told(
        "from concurrent.futures import ThreadPoolExecutor\nimport time\n"
        "def begin(): time.sleep(0.02)\ndef tell(f): time.sleep(0.02)\ndef work(): time.sleep(0.02)\n"
        "with ThreadPoolExecutor(1, initializer=begin) as pool: pool.submit(work).add_done_callback(tell)\n"
    )
    (worker,) = run.lanes("worker")
    assert [job.what for job in worker.jobs] == ["begin()", "work()", "tell"]
    assert len(spans(worker, "sleep")) == 3 and not any(
        s.end - s.begin > 10_000 for s in spans(worker, "idle")
    )


@pytest.mark.parametrize("how", ["wait([future])", "list(as_completed([future]))"])
def test_waiting_for_futures(told, how):
    run = told(
        "from concurrent.futures import ThreadPoolExecutor, as_completed, wait\nimport time\n"
        f"with ThreadPoolExecutor(1) as pool:\n    future = pool.submit(time.sleep, 0.05)\n    {how}\n"
    )
    (waited,) = spans(run.lane("main"), "futures")
    assert run.whom(waited).kind == "worker"


def test_a_future_of_the_program_itself(told):
    before = "from concurrent.futures import Future\nanswer = Future()"
    run = told(
        in_a_thread("until_blocked(threading.main_thread())\nanswer.set_result(1)", "answer.result()", before)
    )
    (waited,) = spans(run.lane("main"), "future", "answer")
    assert run.whom(waited) is run.lane("work") and marks(run.lane("work"), "settle", "answer")


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
    assert [span.what for span in spans(run.lane("main"), "create")] == [lane.name for lane in processes]


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


def test_a_result_comes_from_the_process_that_did_the_job(told):
    run = told(
        "from concurrent.futures import ProcessPoolExecutor\nimport multiprocessing, time\n"
        "def work(n): time.sleep(0.05)\nif __name__ == '__main__':\n"
        "    with ProcessPoolExecutor(1) as pool: pool.submit(work, 1).result()\n"
        "    with multiprocessing.Pool(1) as pool: pool.apply(work, (2,))\n"
    )
    waits = spans(run.lane("main"), "future")
    assert [span.what for span in waits] == ["work(1)", "work(2)"]
    assert all(run.whom(span) in run.lanes("worker") for span in waits)


def test_processes_meet_and_a_killed_one_has_ended(told):
    run = told(
        "import multiprocessing, time\ndef meet(barrier, slots):\n    barrier.wait()\n    with slots: pass\n"
        "def forever(): time.sleep(60)\nif __name__ == '__main__':\n"
        "    barrier, slots = multiprocessing.Barrier(2), multiprocessing.BoundedSemaphore(1)\n"
        "    one = multiprocessing.Process(target=meet, args=(barrier, slots))\n    one.start()\n"
        "    time.sleep(0.05)\n    barrier.wait()\n    one.join()\n"
        "    two = multiprocessing.Process(target=forever)\n    two.start()\n    two.kill()\n    two.join()\n"
        "    time.sleep(0.05)\n"
    )
    one, two = run.lanes("process")
    assert mark(run.lane("main"), "kill").lane == run.index(two)
    assert two.cut and two.end <= marks(run.lane("main"), "join")[1].at
    assert marks(one, "acquire", "slots") and marks(one, "pass", "barrier")


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
