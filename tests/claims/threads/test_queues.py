"""What chapter 14 says about queues and its transcripts cannot show.

Who waits is known by a handshake or by a one-sided wait; nothing relies on a lucky order.
"""

from __future__ import annotations

import inspect
import pickle
import queue
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from threading import Barrier, Event
from typing import Any

import pytest

from press.snippets.claims import RunSnippet
from press.snippets.model import ROOT
from press.timeline.claims import Told, all_overlap, mark, marks, spans
from tests.claims.given import RunText, about, in_thread

Vary = Callable[[str, str, str], Path]
CHAPTER = "threads/queues"
SHORT = 0.05
BOUNDED = (queue.Queue, queue.LifoQueue, queue.PriorityQueue)


def since_3_13(python: str) -> None:
    if int(python.split(".")[1]) < 13:
        pytest.skip("Queue.shutdown() came with 3.13")


# What is inside a queue


@pytest.mark.parametrize("kind", BOUNDED)
def test_one_lock_serves_the_items_and_all_three_places_to_wait(kind: type[queue.Queue[Any]]) -> None:
    box = kind()
    with box.mutex:
        for place in (box.not_full, box.not_empty, box.all_tasks_done):
            assert not place.acquire(blocking=False)
        putter = in_thread(lambda: box.put(1))
        putter.join(SHORT)
        assert putter.is_alive()
    putter.join()
    assert box.get() == 1


@pytest.mark.parametrize("kind", [*BOUNDED, queue.SimpleQueue])
def test_each_item_goes_to_exactly_one_of_the_getters(kind: Callable[[], Any]) -> None:
    box, together = kind(), Barrier(5)
    taken: list[list[int]] = [[] for _ in range(4)]

    def take(mine: list[int]) -> None:
        together.wait()
        mine.extend(iter(box.get, 1_000_000))

    threads = [in_thread(lambda mine=mine: take(mine)) for mine in taken]
    together.wait()
    for number in range(2000):
        box.put(number)
    if kind is queue.LifoQueue:
        while box.qsize():
            Event().wait(0.001)
    for _ in threads:
        box.put(1_000_000)
    for thread in threads:
        thread.join()
    assert Counter(chain.from_iterable(taken)) == Counter(range(2000))


@pytest.mark.parametrize("kind", [*BOUNDED, queue.SimpleQueue])
def test_what_comes_out_is_the_object_itself(kind: Callable[[], Any]) -> None:
    box, item = kind(), [1, 2]
    box.put(item)
    item.append(3)
    assert box.get() is item


@pytest.mark.parametrize("kind", BOUNDED)
@pytest.mark.parametrize("maxsize", [0, -1, -7])
def test_without_a_limit_a_queue_is_never_full(kind: type[queue.Queue[Any]], maxsize: int) -> None:
    box = kind(maxsize)
    for number in range(1000):
        box.put_nowait(number)
    assert (box.maxsize, box.qsize(), box.full()) == (maxsize, 1000, False)


def test_without_maxsize_the_third_order_need_not_wait(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{CHAPTER}/bounded_blocks.py"
    limited = run_snippet(path).lines
    unlimited = run_snippet(variant_of(path, "maxsize=2", "")).lines
    assert unlimited == ["order 3 is in: True", *limited[1:]]
    assert limited[0] == "order 3 is in: False"


@pytest.mark.parametrize("call", ["put", "get"])
def test_a_thread_that_waits_uses_no_cpu(call: str) -> None:
    """Its own clock of CPU time stands nearly still, however busy the machine is."""
    box: queue.Queue[int] = queue.Queue(maxsize=1)
    if call == "put":
        box.put(0)
    used: list[float] = []

    def wait() -> None:
        before = time.thread_time()
        box.put(1) if call == "put" else box.get()
        used.append(time.thread_time() - before)

    waiter = in_thread(wait)
    waiter.join(0.3)
    assert waiter.is_alive()
    box.get() if call == "put" else box.put(1)
    waiter.join()
    assert used[0] < 0.1


# Equal priorities


def test_without_a_number_equal_priorities_come_out_in_another_order(run_text: RunText) -> None:
    source = """
from dataclasses import dataclass, field
from queue import PriorityQueue

@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)

jobs = PriorityQueue()
for name in "abcdef":
    jobs.put(Job(1, name))
print("".join(jobs.get().name for _ in range(6)))
"""
    (order,) = run_text(source)
    assert sorted(order) == list("abcdef") != list(order)


def test_it_is_the_number_that_keeps_the_order(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{CHAPTER}/number_breaks_the_tie.py"
    not_compared = variant_of(path, "    number: int\n", "    number: int = field(compare=False)\n")
    lines = run_snippet(not_compared).lines
    assert lines[0] == "0 alarm"
    assert sorted(lines) == sorted(run_snippet(path).lines) != lines


def test_a_sentinel_of_none_cannot_stand_in_a_priority_queue() -> None:
    jobs: queue.PriorityQueue[Any] = queue.PriorityQueue()
    jobs.put((1, "mail"))
    with pytest.raises(TypeError, match="'<' not supported"):
        jobs.put(None)


# Wait, wait for a while, do not wait


def test_without_block_the_timeout_does_not_even_have_to_make_sense(run_text: RunText) -> None:
    source = """
import queue
for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    try:
        kind().get(block=False, timeout=-1)
    except queue.Empty:
        print("Empty")
"""
    assert run_text(source) == ["Empty"] * 3


@pytest.mark.parametrize("name", ["Empty", "Full", "ShutDown"])
def test_the_exceptions_are_no_family(run_text: RunText, python: str, name: str) -> None:
    if name == "ShutDown":
        since_3_13(python)
    assert run_text(f"import queue\nprint(queue.{name}.__bases__)\n") == ["(<class 'Exception'>,)"]


# empty(), join()


def test_two_threads_can_exceed_a_limit_that_they_check_themselves() -> None:
    box: queue.Queue[int] = queue.Queue()
    for number in range(9):
        box.put(number)
    both_have_looked = Barrier(2)

    def put() -> None:
        if box.qsize() < 10:
            both_have_looked.wait()
            box.put(0)

    for thread in [in_thread(put) for _ in range(2)]:
        thread.join()
    assert box.qsize() == 11


def test_join_returns_before_the_work_if_it_is_reported_first() -> None:
    tasks: queue.Queue[str] = queue.Queue()
    join_returned, done = Event(), []

    def work() -> None:
        task = tasks.get()
        tasks.task_done()
        join_returned.wait()
        done.append(task)

    tasks.put("report")
    worker = in_thread(work)
    tasks.join()
    assert not done
    join_returned.set()
    worker.join()


def test_join_has_no_timeout() -> None:
    assert list(inspect.signature(queue.Queue.join).parameters) == ["self"]


def test_only_the_finally_makes_the_difference(run_snippet: RunSnippet) -> None:
    broken, mended = (
        run_snippet(f"{CHAPTER}/{name}.py").lines for name in ("join_needs_task_done", "task_done_in_finally")
    )
    assert broken[:3] == mended[:3]
    assert "join() still waits: True" in broken
    assert mended[3] == "join() has returned"


# How workers end


def test_tasks_in_front_of_the_sentinel_are_done(run_snippet: RunSnippet, python: str) -> None:
    lines = run_snippet(f"{CHAPTER}/sentinel_handed_on.py", python=python).lines
    assert lines == [f"done: {list(range(10))}", "left in the queue: None"]


PUT_WAITS = """
import queue
import threading

box = queue.Queue(maxsize=1)
box.put("first")

def put():
    try:
        box.put("second")
    except queue.ShutDown:
        print("put: ShutDown")

putter = threading.Thread(target=put)
putter.start()
putter.join(0.05)
print("waits:", putter.is_alive())
box.shutdown(IMMEDIATE)
putter.join()
print("left:", box.qsize())
"""


@pytest.mark.parametrize(("immediate", "left"), [(False, 1), (True, 0)])
def test_shutdown_wakes_a_put_that_waits_for_room(
    run_text: RunText, python: str, immediate: bool, left: int
) -> None:
    since_3_13(python)
    source = PUT_WAITS.replace("IMMEDIATE", str(immediate))
    assert run_text(source) == ["waits: True", "put: ShutDown", f"left: {left}"]


JOIN_WAITS = """
import queue
import threading

tasks = queue.Queue()
for number in range(3):
    tasks.put(number)
for _ in range(TAKEN):
    tasks.get()
waiter = threading.Thread(target=tasks.join)
waiter.start()
waiter.join(0.05)
print("join waits:", waiter.is_alive())
tasks.shutdown(immediate=True)
waiter.join(0.05 if TAKEN else None)
print("join waits:", waiter.is_alive())
for _ in range(TAKEN):
    tasks.task_done()
waiter.join()
try:
    tasks.task_done()
except ValueError:
    print("nothing left to report")
"""


@pytest.mark.parametrize("taken", [0, 1, 2])
def test_after_an_immediate_shutdown_join_waits_only_for_work_in_progress(
    run_text: RunText, python: str, taken: int
) -> None:
    since_3_13(python)
    source = JOIN_WAITS.replace("TAKEN", str(taken))
    assert run_text(source) == ["join waits: True", f"join waits: {taken > 0}", "nothing left to report"]


AFTER = """
import queue

box = queue.Queue()
box.put(1)
box.shutdown()
box.shutdown()
print(box.get_nowait())
for wait in (box.get_nowait, box.get, lambda: box.get(timeout=60)):
    try:
        wait()
    except queue.Empty:
        print("Empty")
    except queue.ShutDown:
        print("ShutDown")
box.task_done()
box.join()
late = queue.Queue()
late.put(1)
late.shutdown()
late.shutdown(immediate=True)
late.join()
print(late.qsize())
"""


def test_an_empty_queue_that_is_shut_down_never_says_empty(run_text: RunText, python: str) -> None:
    since_3_13(python)
    assert run_text(AFTER) == ["1", "ShutDown", "ShutDown", "ShutDown", "0"]


def test_who_has_no_shutdown(run_text: RunText, python: str) -> None:
    source = """
import multiprocessing.queues
import queue
for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    print(hasattr(kind, "shutdown"))
print(hasattr(multiprocessing.queues.Queue, "shutdown"))
"""
    new = str(int(python.split(".")[1]) >= 13)
    assert run_text(source) == [new, new, new, "False", "False"]


# SimpleQueue


def test_a_simple_queue_takes_a_put_in_the_middle_of_any_put(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    """With a Queue in its place and the log itself as the target, the same thread would wait for itself."""
    path = f"{CHAPTER}/simple_queue_inside_put.py"
    assert run_snippet(path, python=python).lines[-1] == "farewell: session closed"
    waiting = variant_of(path, 'farewells.put("session closed")', "print(log.mutex.acquire(timeout=0.05))")
    source = waiting.read_text("utf-8").replace('print(f"farewell: {farewells.get()}")', "")
    waiting.write_text(source, "utf-8")
    assert run_snippet(waiting, python=python).lines == ["False", "lines: 1"]


def test_put_of_a_simple_queue_never_waits_and_get_does() -> None:
    box: queue.SimpleQueue[int] = queue.SimpleQueue()
    with pytest.raises(queue.Empty):
        box.get(timeout=SHORT)
    with pytest.raises(queue.Empty):
        box.get_nowait()
    with pytest.raises(ValueError):
        box.get(timeout=-1)
    getter = in_thread(box.get)
    getter.join(SHORT)
    assert getter.is_alive()
    box.put(1, True, 0.0)
    getter.join()


# Several queues


def test_each_put_rings_once(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """Without the bell nobody comes: the listener waits for ever."""
    silent = variant_of(f"{CHAPTER}/select_many_queues.py", '        self.bell.send(b"!")\n', "")
    run = run_snippet(silent, check=False, timeout=2)
    assert run.timed_out and "hello" not in run.output


# The reference, and what else there is

NAMES = """
import queue
print(*queue.__all__)
for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    print(*(name for name in dir(kind) if not name.startswith("_")))
print(*(name for name in vars(queue.Queue()) if not name.startswith("_")))
"""
INSIDE = {"mutex", "not_full", "not_empty", "all_tasks_done", "unfinished_tasks", "queue", "is_shutdown"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reference_names_everything(run_text: RunText, language: str) -> None:
    page = (ROOT / f"docs/{CHAPTER}.{language}.md").read_text("utf-8")
    table = page.partition("{ #reference }")[2].partition("\n## ")[0]
    names = set(" ".join(run_text(NAMES)).split()) - INSIDE
    assert "put_nowait" in names and "maxsize" in names
    assert not [name for name in names if f"`{name}" not in table]


def test_a_queue_of_threads_cannot_be_pickled(run_text: RunText) -> None:
    source = """
import pickle, queue
try:
    pickle.dumps(queue.Queue())
except TypeError as error:
    print(error)
"""
    assert run_text(source)[0].startswith("cannot pickle '_thread.lock' object")
    with pytest.raises(TypeError):
        pickle.dumps(queue.SimpleQueue())


def test_an_empty_deque_does_not_wait() -> None:
    with pytest.raises(IndexError):
        deque[int]().popleft()


def test_queues_can_be_annotated() -> None:
    for kind in (*BOUNDED, queue.SimpleQueue):
        assert kind[int].__origin__ is kind


# Exercises


def test_the_inbox_gives_out_its_numbers_one_at_a_time(load_snippet: Callable[[str], Any]) -> None:
    """While one thread is taking a number, another that puts has to wait for its own."""
    inbox = load_snippet(f"{CHAPTER}/exercises/stable_inbox_solution.py").Inbox()
    inside, other_came = Event(), Event()

    def slow_numbers() -> Iterator[int]:
        for number in range(2):
            inside.set()
            other_came.wait(SHORT)
            yield number

    inbox._numbers = slow_numbers()
    first = in_thread(lambda: inbox.put(1, "first"))
    inside.wait()
    inbox.put(1, "second")
    other_came.set()
    first.join()
    assert [inbox.get(), inbox.get()] == ["first", "second"]


# Timelines


@about("bounded_blocks")
def test_the_full_queue_stops_the_producer_the_empty_one_the_consumer(told: Told) -> None:
    main, producer = told.lane("main"), told.lane("produce")
    room, item = spans(producer, "put", "orders"), spans(main, "get", "orders")
    assert len(room) == len(item) == 1
    assert told.whom(room[0]) is main
    assert told.whom(item[0]) is producer
    assert room[0].end < item[0].begin


@about("empty_is_a_lie")
def test_one_of_the_two_waits_until_main_puts_another(told: Told) -> None:
    waits = [(lane, span) for lane in told.lanes("thread") for span in spans(lane, "get", "box")]
    assert len(waits) == 1
    assert told.whom(waits[0][1]) is told.lane("main")


@about("join_needs_task_done")
def test_join_waits_until_main_makes_up_for_the_missing_call(told: Told) -> None:
    worker, waiter, main = told.lane("work"), told.lane("join"), told.lane("main")
    (wait,) = spans(waiter, "queue-join", "tasks")
    assert wait.end > worker.end
    assert sum(one.count for one in marks(worker, "task_done", "tasks")) == 2
    assert mark(main, "task_done", "tasks").at <= wait.end


@about("one_sentinel_three_workers")
def test_two_of_three_wait_on_after_the_first_sentinel(told: Told) -> None:
    late = mark(told.lane("main"), "timeout", "ended").at
    waiting = [lane for lane in told.lanes("thread") if lane.end > late]
    assert len(told.lanes("thread")) == 3
    assert len(waiting) == 2


@about("shutdown_ends_workers")
def test_one_shutdown_wakes_all_three(told: Told) -> None:
    workers = told.lanes("thread")
    waits = [spans(worker, "get", "tasks")[-1] for worker in workers]
    assert len(workers) == 3
    assert all_overlap(waits)
    for worker, wait in zip(workers, waits, strict=True):
        assert mark(worker, "raise").what == "ShutDown"
        assert wait.end <= mark(worker, "raise").at


@about("select_many_queues")
def test_a_byte_is_sent_for_each_item_and_read_before_it_is_taken(told: Told) -> None:
    main, listener = told.lane("main"), told.lane("listen")
    assert sum(one.count for one in marks(main, "io", "send")) == 2
    assert sum(one.count for one in marks(listener, "io", "recv")) == 2
