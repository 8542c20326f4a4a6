"""What chapter 17 says about callbacks and its transcripts cannot show."""

from __future__ import annotations

import asyncio
import inspect
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed, wait
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from press.snippets.claims import RunSnippet
from press.snippets.model import ROOT
from press.timeline.claims import Told, all_overlap, mark, marks, never_overlap, spans
from press.timeline.trace import Hold, Lane
from tests.claims.given import RunText, about

Vary = Callable[[str, str, str], Path]
CHAPTER = "pools/callbacks"
SHORT = 0.05
TOGETHER = "kettle_come_back", "kettle_walk_along", "kettle_whistle", "kettle_pours_itself"
BY_THE_COOK = "kettle_stand_by", *TOGETHER[:3]


def minor(python: str) -> int:
    return int(python.split(".")[1])


# Five ways to wait


def boils(told: Told) -> dict[str, Hold]:
    return {job.what: job for lane in told.lanes("worker") for job in lane.jobs if job.what != "pour"}


def pourers(told: Told) -> list[Lane]:
    """Who poured, in order."""
    found = [(one.at, lane) for lane in told.trace.lanes for one in marks(lane, "put", "cups")]
    return [lane for _, lane in sorted(found, key=lambda pair: pair[0])]


@about("kettle_stand_by")
def test_whoever_stands_by_has_one_kettle_on_and_one_thread(told: Told) -> None:
    kettles = list(boils(told).values())
    assert len(kettles) == 3
    assert never_overlap(kettles)
    assert len(told.lanes("worker")) == 1


@about(*TOGETHER)
def test_the_other_ways_have_all_three_on_and_they_boil_in_order_of_size(told: Told) -> None:
    kettles = boils(told)
    assert all_overlap(list(kettles.values()))
    assert sorted(kettles, key=lambda name: kettles[name].end) == ["boil(1)", "boil(2)", "boil(3)"]


@about(*BY_THE_COOK)
def test_the_cook_pours_in_four_ways(told: Told) -> None:
    assert pourers(told) == [told.lane("main")] * 3


@about("kettle_come_back")
def test_nothing_is_poured_before_the_last_kettle_boils(told: Told) -> None:
    poured = [one.at for one in marks(told.lane("main"), "put", "cups")]
    assert min(poured) > max(kettle.end for kettle in boils(told).values())


@about("kettle_walk_along")
def test_the_cook_stands_by_the_first_in_the_row_although_another_boils_before(told: Told) -> None:
    main = told.lane("main")
    first = spans(main, "future")[0]
    kettles = boils(told)
    assert first.what == "boil(2)"
    assert kettles["boil(1)"].end < first.end
    assert [one.what for one in marks(main, "result")] == ["boil(2)", "boil(3)", "boil(1)"]


def test_walking_along_the_second_kettle_can_be_poured_while_the_third_is_on(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    """The one of 3 liters boils only after the one of 2 has been poured, and nothing hangs."""
    path = f"{CHAPTER}/kettle_walk_along.py"
    own = variant_of(path, "    turn[liters + 1].set()\n", "    turn[2].set()\n")
    late = variant_of(str(own), "    cups.put(liters)\n", "    cups.put(liters)\n    turn[3].set()\n")
    assert run_snippet(late).lines == run_snippet(path).lines


def test_coming_back_after_the_last_one_that_would_hang(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{CHAPTER}/kettle_come_back.py"
    own = variant_of(path, "    turn[liters + 1].set()\n", "    turn[2].set()\n")
    late = variant_of(str(own), "    cups.put(liters)\n", "    cups.put(liters)\n    turn[3].set()\n")
    assert run_snippet(late, check=False, timeout=2).timed_out


@about("kettle_whistle")
def test_each_kettle_is_poured_before_the_next_boils(told: Told) -> None:
    order = ["boil(1)", "boil(2)", "boil(3)"]
    assert [one.what for one in marks(told.lane("main"), "result")] == order
    poured = [one.at for one in marks(told.lane("main"), "put", "cups")]
    kettles = [boils(told)[name] for name in order]
    for at, following in zip(poured, kettles[1:], strict=False):
        assert at < following.end


@about("kettle_pours_itself")
def test_each_kettle_is_poured_by_the_thread_that_boiled_it(told: Told) -> None:
    assert not marks(told.lane("main"), "put", "cups")
    for lane in told.lanes("worker"):
        kettle, poured = lane.jobs
        assert (kettle.what[:4], poured.what) == ("boil", "pour")
        assert kettle.end <= mark(lane, "callback", "pour").at


def test_shutdown_and_leaving_the_block_wait_for_the_last_one() -> None:
    for leave in (lambda pool: pool.shutdown(), lambda pool: pool.__exit__(None, None, None)):
        gate, left = threading.Event(), threading.Event()
        pool = ThreadPoolExecutor(1)
        futures = [pool.submit(gate.wait), pool.submit(int)]

        def cook(pool: ThreadPoolExecutor = pool, leave: Any = leave, left: threading.Event = left) -> None:
            leave(pool)
            left.set()

        thread = threading.Thread(target=cook)
        thread.start()
        assert not left.wait(SHORT)
        gate.set()
        thread.join()
        assert all(future.done() for future in futures)


def test_the_misspelled_names_are_none() -> None:
    assert not hasattr(Future, "call_done_back")
    assert not hasattr(Executor, "shudown")
    assert callable(Future.add_done_callback)
    assert callable(Executor.shutdown)


# Who runs the callback


def test_forty_of_forty_run_in_their_own_worker_though_others_are_idle() -> None:
    """The old belief would find an idle one now and then."""
    with ThreadPoolExecutor(4) as pool:
        for _ in range(40):
            gate = threading.Event()
            ran: list[int] = []

            def work(gate: threading.Event = gate, ran: list[int] = ran) -> None:
                gate.wait()
                ran.append(threading.get_ident())

            future = pool.submit(work)
            future.add_done_callback(lambda _, ran=ran: ran.append(threading.get_ident()))
            gate.set()
            wait([future])
            pool.submit(int).result()
            while len(ran) < 2:
                threading.Event().wait(0.001)
            assert ran[0] == ran[1]


@pytest.mark.parametrize("ending", ["result", "exception", "cancel"])
def test_whichever_thread_makes_it_done_runs_the_callbacks(ending: str) -> None:
    future: Future[int] = Future()
    ran: list[threading.Thread] = []
    future.add_done_callback(lambda _: ran.append(threading.current_thread()))

    def settle() -> None:
        if ending == "result":
            future.set_result(1)
        elif ending == "exception":
            future.set_exception(ValueError())
        else:
            future.cancel()

    thread = threading.Thread(target=settle)
    thread.start()
    thread.join()
    assert ran == [thread]


@pytest.mark.parametrize("ending", ["result", "exception", "cancel"])
def test_of_a_future_that_is_done_it_runs_on_the_spot(ending: str) -> None:
    future: Future[int] = Future()
    if ending == "result":
        future.set_result(1)
    elif ending == "exception":
        future.set_exception(ValueError())
    else:
        future.cancel()
    ran: list[threading.Thread] = []
    future.add_done_callback(lambda _: ran.append(threading.current_thread()))
    assert ran == [threading.current_thread()]


def test_registered_twice_it_runs_twice_and_cannot_be_taken_back() -> None:
    future: Future[int] = Future()
    ran: list[object] = []
    future.add_done_callback(ran.append)
    future.add_done_callback(ran.append)
    future.set_result(1)
    assert ran == [future, future]
    assert not hasattr(future, "remove_done_callback")


def test_one_that_is_registered_after_the_end_overtakes_those_still_running() -> None:
    future: Future[int] = Future()
    begun, go_on = threading.Event(), threading.Event()
    order: list[str] = []

    def slow(_: object) -> None:
        begun.set()
        go_on.wait()
        order.append("before the end")

    future.add_done_callback(slow)
    worker = threading.Thread(target=future.set_result, args=[1])
    worker.start()
    begun.wait()
    future.add_done_callback(lambda _: order.append("after the end"))
    go_on.set()
    worker.join()
    assert order == ["after the end", "before the end"]


def test_a_lock_that_is_held_while_registering_is_a_deadlock_only_if_it_is_done() -> None:
    for done in (False, True):
        future: Future[int] = Future()
        if done:
            future.set_result(1)
        lock = threading.Lock()
        got: list[bool] = []
        with lock:
            future.add_done_callback(lambda _, lock=lock, got=got: got.append(lock.acquire(timeout=SHORT)))
        if not done:
            future.set_result(1)
        assert got == [not done]


def test_a_cancelled_task_never_runs_but_its_callback_does() -> None:
    gate = threading.Event()
    ran: list[str] = []
    with ThreadPoolExecutor(1) as pool:
        pool.submit(gate.wait)
        queued = pool.submit(ran.append, "task")
        queued.add_done_callback(lambda _: ran.append("callback"))
        assert queued.cancel()
        assert ran == ["callback"]
        gate.set()
    assert ran == ["callback"]


@about("pending_runs_in_the_worker")
def test_the_callback_is_drawn_in_the_lane_that_ran_the_task(told: Told) -> None:
    (lane,) = [one for one in told.trace.lanes if any(job.what == "called_back" for job in one.jobs)]
    assert [job.what for job in lane.jobs][-2:] == ["work()", "called_back"]
    assert lane.kind == "worker"


@about("done_runs_in_the_caller")
def test_the_callback_of_a_done_future_is_drawn_in_main(told: Told) -> None:
    assert mark(told.lane("main"), "callback").what == "called_back"
    assert not any(marks(lane, "callback") for lane in told.lanes("worker"))


@about("cancelled_runs_in_the_canceller")
def test_the_callback_of_a_cancelled_future_is_drawn_in_the_canceller(told: Told) -> None:
    assert mark(told.lane("canceller"), "callback").what == "called_back"
    assert [job.what for lane in told.lanes("worker") for job in lane.jobs] == ["wait()"]


@about("process_pool_callbacks")
def test_one_callback_of_three_is_in_the_management_thread(told: Told) -> None:
    (manager,) = told.lanes("service")
    assert len(marks(manager, "callback")) == 1
    assert sum(one.count for one in marks(told.lane("main"), "callback")) == 2
    assert manager.process == told.lane("main").process
    assert not any(marks(lane, "callback") for lane in told.lanes("worker"))


@about("older_pool_callbacks")
def test_both_callbacks_of_the_older_pool_are_in_one_thread_of_the_parent(told: Told) -> None:
    (lane,) = [one for one in told.trace.lanes if marks(one, "callback")]
    assert sum(one.count for one in marks(lane, "callback")) == 2
    assert (lane.kind, lane.process) == ("service", 0)


def test_callbacks_of_a_process_pool_are_not_pickled(run_text: RunText) -> None:
    source = """
import threading
from concurrent.futures import ProcessPoolExecutor
found = []
if __name__ == "__main__":
    lock = threading.Lock()
    with ProcessPoolExecutor(1) as pool:
        pool.submit(int, "7").add_done_callback(lambda done: found.append((lock.locked(), done.result())))
    print(found)
"""
    assert run_text(source) == ["[(False, 7)]"]


CANNOT_BE_PICKLED = """
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool
ran_in = []
def callback(_):
    ran_in.append(threading.current_thread().name.split()[-1])
if __name__ == "__main__":
    added = threading.Event()
    class Refuses:
        def __reduce__(self):
            added.wait()
            raise TypeError("not this one")
    with ProcessPoolExecutor(1) as pool:
        future = pool.submit(print, Refuses())
        future.add_done_callback(callback)
        added.set()
        print(type(future.exception()).__name__)
    with Pool(1) as pool:
        pool.apply_async(print, [Refuses()], error_callback=callback).wait()
        print(pool.map_async(int, [], callback=callback).get())
    print(*ran_in)
"""


def test_what_cannot_be_pickled_is_ended_by_the_thread_that_sends_it(run_text: RunText) -> None:
    """And map_async() of nothing is done at once, without its callback."""
    assert run_text(CANNOT_BE_PICKLED) == ["TypeError", "[]", "QueueFeederThread (_handle_tasks)"]


def test_the_interpreter_pool_is_a_kind_of_thread_pool(run_text: RunText, python: str) -> None:
    if minor(python) < 14:
        pytest.skip("InterpreterPoolExecutor came with 3.14")
    source = """
from concurrent.futures import InterpreterPoolExecutor, ThreadPoolExecutor
print(issubclass(InterpreterPoolExecutor, ThreadPoolExecutor))
"""
    assert run_text(source) == ["True"]


def test_older_results_have_neither_cancel_nor_callbacks_to_add(run_text: RunText) -> None:
    source = """
from multiprocessing.pool import AsyncResult
print(hasattr(AsyncResult, "cancel"), hasattr(AsyncResult, "add_done_callback"))
"""
    assert run_text(source) == ["False False"]


def test_the_older_pool_hands_over_the_value_or_the_exception_itself(run_text: RunText) -> None:
    source = """
from multiprocessing.pool import ThreadPool
with ThreadPool(1) as pool:
    for text in ("7", "seven"):
        pool.apply_async(int, [text], callback=print, error_callback=lambda e: print(type(e).__name__)).wait()
"""
    assert run_text(source) == ["7", "ValueError"]


ASYNCIO = """
import asyncio, threading
async def main():
    loop = asyncio.get_running_loop()
    future, order = loop.create_future(), []
    loop.set_exception_handler(lambda loop, about: order.append(repr(about["exception"])))
    def bad(future):
        order.append("bad")
        raise ValueError("bad")
    future.add_done_callback(bad)
    future.add_done_callback(order.append)
    future.add_done_callback(order.append)
    future.add_done_callback(taken_back)
    print(future.remove_done_callback(taken_back))
    waiting = asyncio.ensure_future(asyncio.wait([future]))
    future.set_result(1)
    await asyncio.sleep(0)
    print(order[:2], order[2:] == [future, future])
    await waiting
def taken_back(future):
    print("never")
asyncio.run(main())
"""


def test_in_asyncio_an_error_goes_to_the_handler_and_the_next_runs(run_text: RunText) -> None:
    assert run_text(ASYNCIO) == ["1", "['bad', \"ValueError('bad')\"] True"]


def test_asyncio_queues_a_callback_even_of_a_future_that_is_done() -> None:
    async def late() -> tuple[int, int]:
        ran: list[object] = []
        future = asyncio.get_running_loop().create_future()
        future.set_result(1)
        future.add_done_callback(ran.append)
        at_once = len(ran)
        await asyncio.sleep(0)
        return at_once, len(ran)

    assert asyncio.run(late()) == (0, 1)
    context = inspect.signature(asyncio.futures._PyFuture.add_done_callback).parameters[
        "context"
    ]  # the one in C tells no signature
    assert context.kind is context.KEYWORD_ONLY


# The result first


@pytest.mark.parametrize(
    "how",
    [
        lambda one: one.result(),
        lambda one: one.exception(),
        lambda one: wait([one]),
        lambda one: list(as_completed([one])),
    ],
)
def test_whoever_waits_may_go_on_while_the_callback_is_stuck(how: Callable[[Any], object]) -> None:
    added, go_on, finished = threading.Event(), threading.Event(), threading.Event()

    def callback(_: object) -> None:
        go_on.wait()
        finished.set()

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(added.wait)
        future.add_done_callback(callback)
        added.set()
        how(future)
        assert not finished.is_set()
        go_on.set()
    assert finished.is_set()


@about("result_before_callback")
def test_main_has_the_result_while_the_callback_runs(told: Told) -> None:
    (callback,) = [job for lane in told.lanes("worker") for job in lane.jobs if job.what == "slow_callback"]
    main = told.lane("main")
    assert mark(main, "result").at < callback.end
    assert mark(main, "set", "go_on").at < callback.end


def test_what_is_returned_is_computed_before_the_block_waits() -> None:
    added, go_on = threading.Event(), threading.Event()
    log: list[str] = []

    def callback(_: object) -> None:
        go_on.wait()
        log.append("done")

    class Late(ThreadPoolExecutor):
        def __exit__(self, *args: object) -> bool | None:
            go_on.set()
            return super().__exit__(*args)

    def count() -> int:
        with Late(1) as pool:
            pool.submit(added.wait).add_done_callback(callback)
            added.set()
            return len(log)

    assert count() == 0
    assert log == ["done"]


# Slow callbacks


@about("callback_holds_its_worker")
def test_the_second_task_begins_after_the_callback(told: Told) -> None:
    (lane,) = told.lanes("worker")
    assert [job.what for job in lane.jobs] == ["wait()", "slow_callback", "int()"]
    assert never_overlap(lane.jobs)
    assert all(one.end <= other.begin for one, other in pairwise(lane.jobs))


@pytest.mark.parametrize(
    ("name", "held", "free"),
    [
        ("callback_holds_its_worker", "    go_on.wait()\n\n", "second has begun: "),
        ("callback_holds_back_results", "    in_callback.set()\n    go_on.wait()\n", "its future is done: "),
    ],
)
def test_a_quick_callback_holds_up_nobody(
    run_snippet: RunSnippet, variant_of: Vary, name: str, held: str, free: str
) -> None:
    """With nothing to wait for in the callback, the program sees the opposite."""
    path = f"{CHAPTER}/{name}.py"
    quick = variant_of(path, held, held.replace("go_on.wait()", "pass"))
    patient = variant_of(str(quick), "timeout=0.1", "timeout=9")
    assert free + "False" in run_snippet(path).lines
    assert free + "True" in run_snippet(patient, check=False).lines


@about("callback_holds_back_results")
def test_the_second_result_waits_for_the_callback_of_the_first(told: Told) -> None:
    (manager,) = told.lanes("service")
    (callback,) = manager.jobs
    main = told.lane("main")
    (second,) = [job for lane in told.lanes("worker") for job in lane.jobs if job.what == "second()"]
    assert second.begin < callback.end
    assert mark(main, "set", "go_on").at < callback.end
    assert marks(main, "result", "second()")[-1].at > mark(main, "set", "go_on").at


def test_as_many_stuck_callbacks_as_workers_stop_the_pool() -> None:
    go_on, added = threading.Event(), threading.Event()
    with ThreadPoolExecutor(3) as pool:
        stuck = [pool.submit(added.wait) for _ in range(3)]
        for future in stuck:
            future.add_done_callback(lambda _: go_on.wait())
        added.set()
        wait(stuck)
        other = pool.submit(int)
        assert not wait([other], timeout=SHORT).done
        go_on.set()
        assert other.result() == 0


WAITS_FOR_ANOTHER = """
from concurrent.futures import ProcessPoolExecutor, TimeoutError
from multiprocessing import Barrier
def keep(barrier):
    global both
    both = barrier
def one():
    both.wait()
def another():
    both.wait()
    both.wait()
def callback(future):
    both.wait()
    try:
        other.result(timeout=0.1)
    except TimeoutError:
        print("in vain")
if __name__ == "__main__":
    keep(Barrier(2))
    with ProcessPoolExecutor(2, initializer=keep, initargs=[both]) as pool:
        pool.submit(one).add_done_callback(callback)
        other = pool.submit(another)
"""


def test_a_callback_of_a_process_pool_waits_for_another_in_vain(run_text: RunText) -> None:
    """The other task ends while the callback waits for it."""
    assert run_text(WAITS_FOR_ANOTHER) == ["in vain"]


# Errors


@pytest.mark.parametrize("when", ["pending", "done"])
def test_the_next_callback_runs_and_the_error_is_only_logged(
    when: str, caplog: pytest.LogCaptureFixture
) -> None:
    future: Future[int] = Future()
    ran: list[object] = []

    def bad(_: object) -> None:
        ran.append("bad")
        raise ValueError("bad")

    if when == "done":
        future.set_result(1)
    future.add_done_callback(bad)
    future.add_done_callback(ran.append)
    if when == "pending":
        future.set_result(1)
    assert ran == ["bad", future]
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("concurrent.futures", "ERROR")
    assert future.exception() is None


def test_without_a_configured_log_it_goes_to_standard_error_with_its_traceback(run_text: RunText) -> None:
    source = """
import sys
from concurrent.futures import Future
sys.stderr = sys.stdout
future = Future()
future.add_done_callback(lambda f: 1 / 0)
future.set_result(1)
"""
    lines = run_text(source, check=False)
    assert lines[0].startswith("exception calling callback")
    assert "Traceback (most recent call last):" in lines
    assert lines[-1] == "ZeroDivisionError: division by zero"


def test_the_error_of_the_task_is_raised_in_the_callback_and_vanishes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for settle in (lambda one: one.set_exception(ValueError("task")), lambda one: one.cancel()):
        future: Future[int] = Future()
        future.add_done_callback(lambda done: print(done.result()))
        settle(future)
    kinds = [record.exc_info[0].__name__ for record in caplog.records if record.exc_info]
    assert kinds == ["ValueError", "CancelledError"]


def test_with_an_ordinary_exception_the_worker_lives(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{CHAPTER}/sys_exit_in_callback.py"
    mended = variant_of(path, "sys.exit(1)", "1 / 0")
    lines = run_snippet(mended, check=False).lines
    assert "never printed" in lines
    assert "never printed either" in lines
    assert "never printed" not in run_snippet(path).lines


EXITS = """
import sys, threading
from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import Event
def keep(event):
    global added
    added = event
def first():
    added.wait()
if __name__ == "__main__":
    keep(Event())
    with ProcessPoolExecutor(1, initializer=keep, initargs=[added]) as pool:
        manager = set(threading.enumerate())
        future = pool.submit(first)
        manager = next(one for one in set(threading.enumerate()) - manager if "Queue" not in one.name)
        future.add_done_callback(lambda _: sys.exit(1))
        second = pool.submit(int)
        added.set()
        manager.join()
        print(len(wait([second], timeout=0.2).not_done))
    print("out of the block", flush=True)
"""


def test_an_exit_in_a_callback_of_a_process_pool_ends_its_management_thread(
    run_snippet: RunSnippet, tmp_path: Path, python: str
) -> None:
    """And the workers, which nobody tells to stop, keep the program from ending."""
    file = tmp_path / "exits.py"
    file.write_text(EXITS, "utf-8")
    run = run_snippet(file, python=python, check=False, timeout=3)
    assert run.timed_out
    assert run.lines[:2] == ["1", "out of the block"]


def test_a_key_error_in_a_callback_of_the_older_pool_is_swallowed(run_text: RunText) -> None:
    source = """
from multiprocessing import TimeoutError
from multiprocessing.pool import ThreadPool
from threading import Thread
def bad(value):
    raise KeyError(value)
pool = ThreadPool(1)
one = pool.apply_async(int, callback=bad)
other = pool.apply_async(int, ["7"])
print(other.get())
try:
    one.get(timeout=0.1)
except TimeoutError:
    print("no result")
pool.close()
joiner = Thread(target=pool.join, daemon=True)
joiner.start()
joiner.join(timeout=0.1)
print("join waits", joiner.is_alive())
pool.terminate()
joiner.join()
"""
    assert run_text(source) == ["7", "no result", "join waits True"]


def test_an_error_in_error_callback_ends_the_thread_too(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{CHAPTER}/pool_callback_error.py"
    other = variant_of(path, "pow, [2, 5], callback=", "int, ['x'], error_callback=")
    lines = run_snippet(other, check=False).lines
    assert lines[0].startswith("(_handle_results) dies")
    assert lines[1:] == ["no result", "no result", "terminate() fails, too"]


def test_a_try_around_the_body_keeps_the_older_pool_alive(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{CHAPTER}/pool_callback_error.py"
    caught = "    try:\n        raise ValueError(value)\n    except ValueError:\n        pass"
    mended = variant_of(path, "    raise ValueError(value)", caught)
    patient = variant_of(str(mended), "    dying.get().join()\n", "    one.wait()\n")
    more = variant_of(
        str(patient), "for result in (one, other):", "other.wait()\n    for result in (one, other):"
    )
    assert run_snippet(more, check=False).lines == ["32", "64"]


# What to do in a callback


@about("hand_over_to_queue")
def test_workers_put_and_main_takes(told: Told) -> None:
    main = told.lane("main")
    assert not marks(main, "put", "finished")
    assert sum(one.count for one in marks(main, "get", "finished")) == 3
    puts = [one for lane in told.lanes("worker") for one in marks(lane, "put", "finished")]
    assert len(puts) == 3


def test_new_tasks_may_be_submitted_while_collecting(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{CHAPTER}/hand_over_to_queue.py"
    more = variant_of(
        path,
        '        print(f"{names[future]}: {future.result()}")',
        '        print(f"{names[future]}: {future.result()}")\n'
        '    pool.submit(str, "one more").add_done_callback(finished.put)\n'
        "    print(finished.get().result())",
    )
    assert run_snippet(more, check=False).lines == ["2: page 2", "0: page 0", "1: page 1", "one more"]


def test_in_hell_an_error_of_a_step_hangs_the_program(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{CHAPTER}/callback_hell.py"
    broken = variant_of(path, 'return f"tea of hot {water}"', "raise ValueError(water)")
    run = run_snippet(broken, check=False, timeout=2)
    assert run.timed_out
    assert "exception calling callback" in run.output


def test_with_await_the_same_error_reaches_the_caller(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{CHAPTER}/callback_hell_left.py"
    broken = variant_of(path, 'return f"tea of hot {water}"', "raise ValueError(water)")
    run = run_snippet(broken, check=False)
    assert run.code == 1
    assert run.lines[-1] == "ValueError: water"


def test_leaving_the_block_early_loses_the_rest_of_the_chain(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    path = f"{CHAPTER}/callback_hell.py"
    gate = variant_of(path, 'return "water"', 'poured.wait()\n    return "water"')
    early = variant_of(str(gate), "    poured.wait()\n    return", "    leaving.wait()\n    return")
    text = early.read_text("utf-8").replace("poured = Event()", "poured = leaving = Event()")
    text = text.replace("    poured.wait()\n", "    pool.shutdown(wait=False)\n    leaving.set()\n")
    early.write_text(text, "utf-8")
    run = run_snippet(early, check=False, timeout=3)
    assert "cup" not in run.output
    assert "cannot schedule new futures after shutdown" in run.output


def test_await_registers_a_callback_to_go_on() -> None:
    async def look() -> int:
        future = asyncio.get_running_loop().create_future()

        async def waits() -> int:
            return int(await future)

        task = asyncio.ensure_future(waits())
        await asyncio.sleep(0)
        count = len(future._callbacks or [])
        future.set_result(7)
        assert await task == 7
        return count

    assert asyncio.run(look()) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_cell_of_the_table_leads_to_a_program(language: str) -> None:
    page = (ROOT / f"docs/{CHAPTER}.{language}.md").read_text("utf-8")
    table = page.partition("{ #who }")[2].partition("\n|---")[2].partition("\n\n")[0]
    rows = [row.split("|")[2:-1] for row in table.split("\n")[1:]]
    assert [len(row) for row in rows] == [5, 5, 5]
    for cell in (cell for row in rows for cell in row):
        ident = cell.partition("](#")[2].partition(")")[0]
        section = page.partition(f"{{ #{ident} }}")[2].partition("\n#")[0]
        assert f"/// snippet | {CHAPTER}/" in section, cell
