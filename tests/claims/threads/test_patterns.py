"""What chapter 15 says about patterns and its transcripts cannot show.

The worst moment is forced by a handshake; a lock that keeps somebody out shows in a wait that ends in vain.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Event, Lock, Thread, current_thread
from types import MappingProxyType
from typing import Any

import pytest

from press.snippets.claims import RunSnippet
from press.snippets.model import ROOT
from press.timeline.claims import Told, all_overlap, mark, marks, overlap, spans
from tests.claims.given import RunText, about, in_thread

Vary = Callable[[str, str, str], Path]
Load = Callable[[str], Any]
CHAPTER = "threads/patterns"
SHORT = 0.05


def since_3_15(python: str) -> None:
    if int(python.split(".")[1]) < 15:
        pytest.skip("the iterators of threading came with 3.15")


def in_threads(*calls: Callable[[], object]) -> None:
    for thread in [in_thread(call) for call in calls]:
        thread.join()


# Shared iterators


def test_the_three_names_are_new_in_3_15(run_text: RunText, python: str) -> None:
    names = ("serialize_iterator", "synchronized_iterator", "concurrent_tee")
    source = "".join(f"import threading\nprint(hasattr(threading, {name!r}))\n" for name in names)
    assert run_text(source) == [str(int(python.split(".")[1]) >= 15)] * 3
    for language in ("zh", "en"):
        page = (ROOT / f"docs/{CHAPTER}.{language}.md").read_text("utf-8")
        assert all(f"`threading.{name}`" in page for name in names)


GENERATOR_CALLS = """
import threading

inside = threading.Event()
other_came = threading.Event()

def numbers():
    try:
        while True:
            inside.set()
            other_came.wait(0.05)
            yield 1
    except KeyError:
        yield 2

def other():
    inside.wait()
    print(type(CALL).__name__)
    other_came.set()

shared = threading.serialize_iterator(numbers())
thread = threading.Thread(target=other)
thread.start()
next(shared)
thread.join()
"""


@pytest.mark.parametrize("call", ["shared.send(None)", "shared.throw(KeyError())", "shared.close()"])
def test_send_throw_and_close_take_the_same_lock(run_text: RunText, python: str, call: str) -> None:
    """Without it each of them would find the generator executing."""
    since_3_15(python)
    (kind,) = run_text(GENERATOR_CALLS.replace("CALL", call))
    assert kind == ("NoneType" if "close" in call else "int")


def test_without_the_lock_they_find_the_generator_executing(run_text: RunText) -> None:
    source = GENERATOR_CALLS.replace("CALL", "shared.close()").replace("threading.serialize_iterator", "")
    source = source.replace("other_came.wait(0.05)", "other_came.wait()")
    source = source.replace("    print(", "    try:\n        print(").replace(
        "    other_came.set()",
        "    except ValueError as error:\n        print(error)\n    other_came.set()",
    )
    assert run_text(source) == ["generator already executing"]


def backport(load_snippet: Load) -> Any:
    """The class of the page, where the standard library has none."""
    if sys.version_info >= (3, 15):
        pytest.skip("here the program uses the one of the standard library")
    return load_snippet(f"{CHAPTER}/serialize_backport.py").serialize_iterator


def test_the_backport_keeps_a_second_thread_out(load_snippet: Load) -> None:
    inside, other_came = Event(), Event()

    def numbers() -> Iterator[bool]:
        for _ in range(2):
            inside.set()
            yield other_came.wait(SHORT)

    shared, got = backport(load_snippet)(numbers()), []
    first = in_thread(lambda: got.append(next(shared)))
    inside.wait()
    got.append(next(shared))
    first.join()
    assert got == [False, False]


def test_somebody_can_come_between_two_calls_of_next(load_snippet: Load) -> None:
    shared = backport(load_snippet)(itertools.count())
    one_taken, other_took = Event(), Event()
    pair: list[int] = []

    def take_pair() -> None:
        pair.append(next(shared))
        one_taken.set()
        other_took.wait()
        pair.append(next(shared))

    thread = in_thread(take_pair)
    one_taken.wait()
    assert next(shared) == 1
    other_took.set()
    thread.join()
    assert pair == [0, 2]


SHARED = """
import sys
import threading

if not getattr(sys, "_is_gil_enabled", lambda: True)():
    print("True")
    raise SystemExit
for source in (list(range(20_000)), range(20_000)):
    shared, taken, together = iter(source), [], threading.Barrier(4)
    def take():
        together.wait()
        for item in shared:
            taken.append(item)
    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == list(source)
print("True")
"""


def test_iterators_in_c_happen_to_work_with_the_gil(run_text: RunText) -> None:
    assert run_text(SHARED) == ["True"]


def test_one_generator_of_the_decorator_has_nothing_to_do_with_another(
    run_snippet: RunSnippet, python: str
) -> None:
    since_3_15(python)
    assert run_snippet(f"{CHAPTER}/synchronized_generator.py", python=python).lines[-1].endswith("B1")


def test_only_the_lock_makes_the_sold_tickets_different(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """A source that lets the other thread in while it executes: without the decorator it is refused."""
    path = f"{CHAPTER}/serialize_iterator.py"
    bare = variant_of(path, "threading.serialize_iterator(numbers())", "numbers()")
    caught = "try:\n    next(shared)\nexcept ValueError as error:\n    number = error"
    source = bare.read_text("utf-8").replace("number = next(shared)", caught)
    bare.write_text(source, "utf-8")
    assert "second thread got generator already executing" in run_snippet(bare, python="3.15").lines


# tee


def tees(load_snippet: Load) -> Any:
    return load_snippet(f"{CHAPTER}/tee_backport.py").concurrent_tee


TEE_FAILS = """
import threading

def rows():
    yield 1
    raise OSError("gone")

for branch in threading.concurrent_tee(rows()):
    try:
        print(list(branch))
    except OSError:
        print("OSError")
"""


def test_with_concurrent_tee_too_one_branch_gets_the_error(run_text: RunText, python: str) -> None:
    since_3_15(python)
    assert run_text(TEE_FAILS) == ["OSError", "[1]"]


def test_with_the_backport_one_branch_gets_the_error(load_snippet: Load) -> None:
    def rows() -> Iterator[int]:
        yield 1
        raise OSError("gone")

    left, right = tees(load_snippet)(rows())
    with pytest.raises(OSError):
        list(left)
    assert list(right) == [1]


def test_a_tee_reads_each_item_of_its_source_once_and_not_ahead(load_snippet: Load) -> None:
    pulled: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(10):
            pulled.append(number)
            yield number

    left, right = tees(load_snippet)(numbers())
    assert [next(left) for _ in range(3)] == [0, 1, 2]
    assert pulled == [0, 1, 2]
    assert [next(right) for _ in range(3)] == [0, 1, 2]
    assert pulled == [0, 1, 2]


def test_the_backport_lets_nobody_into_the_source_twice(load_snippet: Load) -> None:
    inside, other_came = Event(), Event()

    def numbers() -> Iterator[bool]:
        inside.set()
        yield other_came.wait(SHORT)

    left, right = tees(load_snippet)(numbers())
    got: list[bool] = []
    first = in_thread(lambda: got.append(next(left)))
    inside.wait()
    got.append(next(right))
    other_came.set()
    first.join()
    assert got == [False, False]


@pytest.mark.parametrize("n", [0, 1, 3])
def test_as_many_branches_as_asked_for(load_snippet: Load, n: int) -> None:
    assert [list(one) for one in tees(load_snippet)("ab", n)] == [["a", "b"]] * n


# Copy on write


def test_one_writer_at_a_time_or_an_update_is_lost(load_snippet: Load) -> None:
    """Both writers have copied before either replaces, if nothing keeps the second out."""
    module = load_snippet(f"{CHAPTER}/copy_on_write.py")
    kept = {}
    for name, guard in (("lock", Lock()), ("none", nullcontext())):
        both_have_copied = Barrier(2)

        def slow_proxy(values: dict[str, int], meet: Barrier = both_have_copied) -> Any:
            with suppress(BrokenBarrierError):
                meet.wait(0.2)
            return MappingProxyType(values)

        settings = module.Settings()
        settings._one_writer = guard
        module.MappingProxyType = slow_proxy
        in_threads(lambda: settings.change(a=1), lambda: settings.change(b=2))  # noqa: B023
        kept[name] = len(settings.snapshot())
    assert kept == {"lock": 2, "none": 1}


def test_a_snapshot_cannot_be_changed_but_what_is_inside_can(load_snippet: Load) -> None:
    settings = load_snippet(f"{CHAPTER}/copy_on_write.py").Settings(hosts=["a"])
    with pytest.raises(TypeError):
        settings.snapshot()["hosts"] = []
    settings.snapshot()["hosts"].append("b")
    assert settings.snapshot()["hosts"] == ["a", "b"]


# Once


IMPORT = """
import sys, threading
from pathlib import Path

sys.dont_write_bytecode = True
Path(__file__).with_name("made_once.py").write_text('''
import __main__
__main__.runs.append(1)
__main__.inside.set()
__main__.other_came.wait(0.1)
finished = True
''')
sys.path.insert(0, str(Path(__file__).parent))
runs, seen = [], []
inside, other_came = threading.Event(), threading.Event()

def load():
    import made_once
    seen.append(made_once.finished)

first = threading.Thread(target=load)
first.start()
inside.wait()
load()
other_came.set()
first.join()
print(len(runs), seen)
"""


def test_a_module_is_executed_once_and_whoever_comes_second_waits(run_text: RunText) -> None:
    assert run_text(IMPORT) == ["1 [True, True]"]


def test_without_the_first_look_each_call_takes_the_lock(run_snippet: RunSnippet, variant_of: Vary) -> None:
    always = variant_of(
        f"{CHAPTER}/double_checked.py",
        "    if table is None:\n        with lock:",
        "    if True:\n        with lock:",
    )
    assert run_snippet(always).lines == ["1000 calls: loads 1, lock taken 1000"]


def test_assigned_last_nobody_sees_it_half_made(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """The same program, published at the end: the second thread waits at the lock, in vain for 0.1 s."""
    path = f"{CHAPTER}/published_too_early.py"
    early = "table = Table()\n                table.load()"
    last = variant_of(
        path, early, "mine = Table()\n                mine.load()\n                table = mine"
    )
    last.write_text(last.read_text("utf-8").replace("looked.wait()", "looked.wait(0.1)"), "utf-8")
    assert run_snippet(last).lines == ["second thread sees rows: ['ann', 'bob']"]
    assert run_snippet(path).lines == ["second thread sees rows: None"]


# Memo


def test_a_failure_reaches_all_who_wait_and_is_forgotten(load_snippet: Load) -> None:
    inside, other_came = Event(), Event()
    outcomes: list[str] = []

    def fails_once(key: str) -> str:
        if not inside.is_set():
            inside.set()
            other_came.wait()
            raise OSError("no connection")
        return key.upper()

    memo = load_snippet(f"{CHAPTER}/memo_per_key.py").Memo(fails_once)

    def ask() -> None:
        try:
            outcomes.append(memo("a"))
        except OSError as error:
            outcomes.append(str(error))

    first = in_thread(ask)
    inside.wait()
    second = in_thread(ask)
    second.join(SHORT)
    assert second.is_alive()
    other_came.set()
    first.join()
    second.join()
    assert outcomes == ["no connection"] * 2
    assert memo("a") == "A"


def test_to_ask_for_the_key_that_one_is_computing_never_ends(load_snippet: Load) -> None:
    waiting: list[Any] = []

    def asks_itself(key: int) -> int:
        future = memo._futures[key]
        waiting.append(future)
        with pytest.raises(TimeoutError):
            future.result(timeout=SHORT)
        return key

    memo = load_snippet(f"{CHAPTER}/memo_per_key.py").Memo(asks_itself)
    assert memo(1) == 1
    assert len(waiting) == 1


# The actor


def test_an_actor_that_waits_for_its_own_answer_waits_in_vain(load_snippet: Load) -> None:
    module = load_snippet(f"{CHAPTER}/actor.py")
    timed_out: list[bool] = []

    class Asking(module.Account):
        def _run(self) -> None:
            answer, amount = self._inbox.get()
            own = self.deposit(1)
            with pytest.raises(TimeoutError):
                own.result(timeout=SHORT)
            timed_out.append(True)
            answer.set_result(amount)
            super()._run()

    account = Asking()
    assert account.deposit(5).result() == 5
    account.close()
    assert timed_out == [True]


def test_an_actor_that_dies_leaves_the_rest_without_an_answer(load_snippet: Load) -> None:
    Actor = load_snippet(f"{CHAPTER}/exercises/answer_always_solution.py").Actor
    actor = Actor(int)
    assert [actor.ask(text).exception() is None for text in ("1", "two", "3")] == [True, False, True]
    actor.close()


@pytest.mark.parametrize("asks_first", [False, True])
def test_a_cancelled_answer_kills_an_actor_that_does_not_ask_first(
    run_snippet: RunSnippet, variant_of: Vary, asks_first: bool
) -> None:
    """All requests are cancelled before it begins to answer; whether it comes to its end tells."""
    program = variant_of(f"{CHAPTER}/actor.py", "        self._thread.start()\n", "")
    source, _, _ = program.read_text("utf-8").partition("\naccount = Account()")
    if asks_first:
        loop = "self._inbox.get, None):\n"
        ask = "            if not answer.set_running_or_notify_cancel():\n                continue\n"
        source = source.replace(loop, loop + ask)
    source += """
import threading
died = []
threading.excepthook = lambda crash: died.append(crash.exc_type.__name__)
account = Account()
assert account.deposit(100).cancel()
account._thread.start()
account.close()
print(*died)
"""
    program.write_text(source, "utf-8")
    assert run_snippet(program).lines == ["" if asks_first else "InvalidStateError"]


def test_who_deposits_never_touches_the_balance(run_snippet: RunSnippet, variant_of: Vary) -> None:
    told = variant_of(
        f"{CHAPTER}/actor.py",
        "        answer = Future()",
        "        self._touched_by.add(current_thread())\n        answer = Future()",
    )
    assert run_snippet(told).lines[-1] == "threads that touched the balance: 6"


# Publish and subscribe


class Reader:
    """A box that lets the other writer in after a message, if the topic does."""

    def __init__(self, meet: Callable[[], None]) -> None:
        self.got: list[str] = []
        self.meet = meet

    def put_nowait(self, message: str) -> None:
        self.got.append(message)
        self.meet()


@pytest.mark.parametrize(("guard", "same"), [(Lock(), True), (nullcontext(), False)], ids=["lock", "none"])
def test_the_lock_gives_all_subscribers_the_same_order(load_snippet: Load, guard: Any, same: bool) -> None:
    topic = load_snippet(f"{CHAPTER}/pubsub_threads.py").Topic()
    first_is_in, second_is_through = Event(), Event()

    def meet() -> None:
        if current_thread() is first and not first_is_in.is_set():
            first_is_in.set()
            second_is_through.wait(0.2)

    topic._lock = guard
    topic._boxes = [Reader(meet), Reader(meet)]
    first = Thread(target=lambda: topic.publish("first"))
    first.start()
    first_is_in.wait()
    topic.publish("second")
    second_is_through.set()
    first.join()
    one, other = (box.got for box in topic._boxes)
    assert sorted(one) == sorted(other) == ["first", "second"]
    assert (one == other) is same


def test_nobody_subscribes_in_the_middle_of_a_publication(load_snippet: Load) -> None:
    topic = load_snippet(f"{CHAPTER}/pubsub_threads.py").Topic()
    newcomers: list[Thread] = []
    waited: list[bool] = []

    def meet() -> None:
        newcomers.append(in_thread(lambda: topic.subscribe(1)))
        newcomers[0].join(SHORT)
        waited.append(newcomers[0].is_alive())

    topic._boxes = [Reader(meet)]
    topic.publish("news")
    newcomers[0].join()
    assert waited == [True]
    assert topic._boxes[1].empty()


def test_each_subscriber_gets_each_message_once(load_snippet: Load) -> None:
    topic = load_snippet(f"{CHAPTER}/pubsub_threads.py").Topic()
    boxes = [topic.subscribe(1000) for _ in range(3)]
    in_threads(*(lambda name=name: [topic.publish((name, n)) for n in range(100)] for name in "ab"))
    got = [[box.get_nowait() for _ in range(box.qsize())] for box in boxes]
    assert got[0] == got[1] == got[2]
    assert sorted(got[0]) == [(name, n) for name in "ab" for n in range(100)]


def test_a_full_subscriber_does_not_hold_up_the_publisher(load_snippet: Load) -> None:
    topic = load_snippet(f"{CHAPTER}/pubsub_threads.py").Topic()
    topic.subscribe(1)
    for number in range(10):
        topic.publish(number)
    assert topic.dropped == 9


# Timelines


@about("shared_generator")
def test_the_second_thread_comes_while_the_first_is_inside(told: Told) -> None:
    inside = spans(told.lane("take"), "event", "second_came")
    assert len(inside) == 1
    assert told.whom(inside[0]) is told.lane("main")
    assert inside[0].begin < mark(told.lane("main"), "set", "second_came").at


@about("once")
def test_naive_threads_are_inside_together_and_locked_ones_in_turn(told: Told) -> None:
    naive = [lane for lane in told.lanes("thread") if lane.detail == "naive"]
    locked = [lane for lane in told.lanes("thread") if lane.detail == "once"]
    assert len(naive) == len(locked) == 2
    arrivals = [mark(lane, "arrive", "both_inside").at for lane in naive]
    assert all(mark(lane, "pass", "both_inside").at >= max(arrivals) for lane in naive)
    first, second = sorted(hold.begin for hold in told.holds("lock")), told.holds("lock")
    assert len(first) == 2
    assert not overlap(*second)
    assert sum(len(marks(lane, "arrive", "both_inside")) for lane in locked) == 1


@about("published_too_early")
def test_the_object_is_seen_while_it_is_being_loaded(told: Told) -> None:
    loading = spans(told.lane("get_table"), "event", "looked")
    assert len(loading) == 1
    assert told.whom(loading[0]) is told.lane("main")


@about("memo_per_key")
def test_two_threads_compute_at_once_and_two_only_take_the_result(told: Told) -> None:
    computing = [lane for lane in told.lanes("thread") if marks(lane, "arrive", "two_keys_at_once")]
    assert len(told.lanes("thread")) == 4
    assert len(computing) == 2
    assert all_overlap(computing)


@about("actor")
def test_the_payers_leave_without_waiting(told: Told) -> None:
    payers = [lane for lane in told.lanes("thread") if lane.detail == "deposit"]
    assert len(payers) == 4
    for payer in payers:
        assert marks(payer, "put")
        assert {span.state for span in payer.spans} <= {"starting", "run", "launch", "lock"}
    assert marks(told.lane("main"), "result")
