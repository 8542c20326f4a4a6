"""What chapter 12 says about threads that wait for one another and its transcripts cannot show.

Invariants are checked in many rounds; what is said to block is seen blocking, and then released.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty, Queue
from threading import Barrier, Event, Lock, Semaphore, Thread
from types import ModuleType

import pytest

from press.snippets.claims import RunSnippet
from press.timeline.claims import Recording, marks, overlap, spans

HERE = "threads/coordination"
Vary = Callable[[str, str, str], Path]
LoadSnippet = Callable[[str | Path], ModuleType]
posix = pytest.mark.skipif(sys.platform == "win32", reason="recorded in a pseudo-terminal")
BUFFERS = [f"{HERE}/bounded_buffer_cond.py", f"{HERE}/bounded_buffer_sem.py"]


def run_all(works: Sequence[Callable[[], object]]) -> None:
    """Each in a thread of its own; raises what one of them raises."""
    with ThreadPoolExecutor(len(works)) as pool:
        for future in [pool.submit(work) for work in works]:
            future.result()


# Rendezvous


def test_one_semaphore_for_both_sentences_lets_a_thread_meet_itself(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    one = variant_of(
        f"{HERE}/rendezvous.py", "hotel_is_known = Semaphore(0)", "hotel_is_known = flight_is_known"
    )
    run = run_snippet(one, check=False)
    assert "KeyError: 'flight'" in run.output


@pytest.mark.parametrize("late", ["airline", "hotel"])
def test_whichever_comes_late_the_other_waits(run_snippet: RunSnippet, variant_of: Vary, late: str) -> None:
    """Held back by hand, either thread makes the other one wait; nobody computes with one price."""
    program = variant_of(f"{HERE}/rendezvous.py", "    time.sleep(0.02)\n", "")
    source = program.read_text("utf-8").replace(
        f"def ask_{late}():\n", f"def ask_{late}():\n    print(other_thread_still_waits())\n"
    )
    other = {"airline": "ask_hotel", "hotel": "ask_airline"}[late]
    source = source.replace(
        "def ask_airline",
        f"""def other_thread_still_waits():
    while not [one for one in threads if one._target is {other}]:
        pass
    [thread] = [one for one in threads if one._target is {other}]
    while not thread.ident:
        time.sleep(0.001)
    thread.join(timeout=0.05)
    return thread.is_alive()


def ask_airline""",
        1,
    )
    program.write_text(source, "utf-8")
    assert run_snippet(program).lines == [
        "True",
        "the thread that asked the airline: 420 in all",
        "the thread that asked the hotel: 420 in all",
    ]


def test_signalling_first_is_what_helps(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """The broken rendezvous with one release moved up: that side's message arrives."""
    mended = variant_of(
        f"{HERE}/rendezvous_waits_first.py",
        '    came["hotel"] = ',
        '    flight_is_known.release()\n    came["hotel"] = ',
    )
    assert "the price of the flight came: True" in run_snippet(mended).lines


def test_a_barrier_is_a_rendezvous() -> None:
    log: list[str] = []
    both = Barrier(2)

    def side(name: str) -> None:
        log.append(f"{name}1")
        both.wait()
        log.append(f"{name}2")

    for _ in range(200):
        log.clear()
        run_all([lambda: side("a"), lambda: side("b")])
        assert set(log[:2]) == {"a1", "b1"} and set(log[2:]) == {"a2", "b2"}


# Ping-pong


def test_the_order_of_starting_does_not_matter(run_snippet: RunSnippet, variant_of: Vary) -> None:
    ping_first = variant_of(
        f"{HERE}/ping_pong.py", "pong.start()\nping.start()\n", "ping.start()\npong.start()\n"
    )
    assert run_snippet(ping_first).lines == run_snippet(f"{HERE}/ping_pong.py").lines


def test_a_slow_listener_hears_too_if_the_speaker_waits_for_it(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    slow = variant_of(
        f"{HERE}/depends_on_who_starts.py",
        "    def listen():\n",
        "    def listen():\n        __import__('time').sleep(0.05)\n",
    )
    assert run_snippet(slow).lines == run_snippet(f"{HERE}/depends_on_who_starts.py").lines


def test_a_ring_of_semaphores_serves_any_number_of_players() -> None:
    turns = [Semaphore(0) for _ in range(5)]
    log: list[int] = []

    def play(me: int) -> None:
        for _ in range(20):
            turns[me].acquire()
            log.append(me)
            turns[(me + 1) % 5].release()

    turns[0].release()
    run_all([lambda me=me: play(me) for me in reversed(range(5))])
    assert log == list(range(5)) * 20


# Multiplex


def test_without_finally_a_line_is_lost_with_the_exception(load_snippet: LoadSnippet) -> None:
    module = load_snippet(f"{HERE}/multiplex_knows_which.py")
    for _ in range(5):
        with pytest.raises(ZeroDivisionError), module.borrowed_line():
            raise ZeroDivisionError
    assert module.free.qsize() == 3


def test_a_fourth_caller_waits(load_snippet: LoadSnippet) -> None:
    module = load_snippet(f"{HERE}/multiplex_knows_which.py")
    inside = Event()

    def fourth() -> None:
        with module.borrowed_line():
            inside.set()

    thread = Thread(target=fourth)
    with module.borrowed_line(), module.borrowed_line():
        with module.borrowed_line():
            thread.start()
            assert not inside.wait(0.05)
        assert inside.wait(10)
    thread.join()


# Producers and consumers


@pytest.mark.parametrize("path", BUFFERS)
@pytest.mark.parametrize("capacity", [1, 3])
def test_the_buffer_keeps_its_three_sentences_in_many_rounds(
    load_snippet: LoadSnippet, path: str, capacity: int
) -> None:
    module = load_snippet(path)
    for _ in range(20):
        buffer = module.BoundedBuffer(capacity)
        taken: list[int] = []

        def produce(first: int, buffer: object = buffer) -> None:
            for number in range(first, first + 50):
                buffer.put(number)

        def consume(buffer: object = buffer, taken: list[int] = taken) -> None:
            taken += [buffer.get() for _ in range(50)]

        run_all([lambda n=n: produce(50 * n) for n in range(3)] + [consume] * 3)
        assert Counter(taken) == Counter(range(150))
        if hasattr(buffer, "most"):
            assert 1 <= buffer.most <= capacity and not buffer.items
        else:
            free, filled = permits(buffer.free), permits(buffer.filled)
            assert (free, filled) == (capacity, 0)


def permits(semaphore: Semaphore) -> int:
    """How many are left."""
    number = 0
    while semaphore.acquire(blocking=False):
        number += 1
    for _ in range(number):
        semaphore.release()
    return number


@pytest.mark.parametrize("path", BUFFERS)
def test_a_full_buffer_holds_the_producer_back_an_empty_one_the_consumer(
    load_snippet: LoadSnippet, path: str
) -> None:
    buffer = load_snippet(path).BoundedBuffer(2)
    through, got = Event(), []
    thread = Thread(target=lambda: (buffer.put("A"), buffer.put("B"), buffer.put("C"), through.set()))
    thread.start()
    assert not through.wait(0.05)
    assert buffer.get() == "A"
    assert through.wait(10)
    thread.join()
    assert [buffer.get(), buffer.get()] == ["B", "C"]
    consumer = Thread(target=lambda: got.append(buffer.get()))
    consumer.start()
    consumer.join(0.05)
    assert consumer.is_alive()
    buffer.put("D")
    consumer.join()
    assert got == ["D"]


def test_free_and_filled_add_up_to_the_capacity(load_snippet: LoadSnippet) -> None:
    buffer = load_snippet(f"{HERE}/bounded_buffer_sem.py").BoundedBuffer(3)
    for number, action in enumerate((buffer.put, buffer.put, buffer.put)):
        assert permits(buffer.free) + permits(buffer.filled) == 3
        action(number)
    assert [buffer.get() for _ in range(3)] == [0, 1, 2]
    assert (permits(buffer.free), permits(buffer.filled)) == (3, 0)


class Meeting:
    """Slots that let two producers meet between choosing a slot and moving on."""

    def __init__(self) -> None:
        self.slots: list[object] = [None, None]
        self.both = Barrier(2)

    def __len__(self) -> int:
        return len(self.slots)

    def __setitem__(self, place: int, item: object) -> None:
        self.slots[place] = item
        self.both.wait(10)


class NoLock:
    def __enter__(self) -> None: ...

    def __exit__(self, *error: object) -> None: ...


def test_without_the_lock_two_producers_write_to_one_slot(load_snippet: LoadSnippet) -> None:
    buffer = load_snippet(f"{HERE}/bounded_buffer_sem.py").BoundedBuffer(2)
    buffer.slots, buffer.lock = Meeting(), NoLock()
    run_all([lambda: buffer.put("A"), lambda: buffer.put("B")])
    assert buffer.slots.slots[1] is None


def test_if_instead_of_while_takes_from_an_empty_buffer(
    load_snippet: LoadSnippet, variant_of: Vary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else takes the item between the waking up and the lock."""
    path = variant_of(
        f"{HERE}/bounded_buffer_cond.py",
        "            while not self.items:",
        "            if not self.items:",
    )
    path.write_text(path.read_text("utf-8").split("buffer, taken =")[0], "utf-8")
    buffer = load_snippet(path).BoundedBuffer(1)

    def stolen_wait() -> None:
        """Returns as a wait does that lost the race for the lock: nothing is left."""

    monkeypatch.setattr(buffer.not_empty, "wait", stolen_wait)
    with pytest.raises(IndexError):
        buffer.get()


def test_notify_before_append_is_right_too(load_snippet: LoadSnippet, variant_of: Vary) -> None:
    path = variant_of(
        f"{HERE}/bounded_buffer_cond.py",
        "            self.items.append(item)\n",
        "            self.not_empty.notify()\n            self.items.append(item)\n",
    )
    lines = "            self.most = max(self.most, len(self.items))\n            self.not_empty.notify()\n"
    source = path.read_text("utf-8")
    assert lines in source
    path.write_text(source.replace(lines, lines.splitlines(keepends=True)[0]), "utf-8")
    module = load_snippet(path)
    assert sorted(module.taken) == list(range(400))


@pytest.mark.parametrize("cure", ["changed.notify_all()", "two conditions"])
def test_waking_everybody_cures_the_stall(run_snippet: RunSnippet, variant_of: Vary, cure: str) -> None:
    path = f"{HERE}/one_condition_stalls.py"
    if cure == "two conditions":
        mended = variant_of(
            path, "        changed.notify()\n\n\nconsumers", "        room.notify()\n\n\nconsumers"
        )
        source = mended.read_text("utf-8").replace(
            "changed = Condition()", "changed = Condition()\nroom = Condition(changed._lock)"
        )
        mended.write_text(source.replace("changed.wait(timeout=0.2)", "room.wait(timeout=5)"), "utf-8")
    else:
        mended = variant_of(
            path, "        changed.notify()\n\n\nconsumers", "        changed.notify_all()\n\n\nconsumers"
        )
        mended.write_text(mended.read_text("utf-8").replace("timeout=0.2", "timeout=5"), "utf-8")
    lines = run_snippet(mended).lines
    assert lines[-2:] == ["room for the second item: True", "the producer was told: True"]


def test_the_consumer_has_the_lock_whoever_starts_first(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = f"{HERE}/buffer_locks_too_early.py"
    turned = variant_of(
        path,
        "[Thread(target=consume), Thread(target=produce)]",
        "[Thread(target=produce), Thread(target=consume)]",
    )
    assert run_snippet(turned).lines == run_snippet(path).lines


def test_the_semaphore_before_the_lock_cures_the_deadlock(run_snippet: RunSnippet, variant_of: Vary) -> None:
    path = variant_of(
        f"{HERE}/buffer_locks_too_early.py",
        "    with lock:\n        consumer_has_lock.set()\n        got_item = filled.acquire(timeout=0.1)\n",
        "    consumer_has_lock.set()\n    got_item = filled.acquire(timeout=5)\n    with lock:\n",
    )
    source = path.read_text("utf-8").replace(
        "    both_gave_up.wait()\n    outcome",
        "    lock.release()\n    filled.release()\n    both_gave_up.wait()\n    outcome",
    )
    path.write_text(source, "utf-8")
    assert run_snippet(path).lines == ["consumer got an item: True", "producer got the lock: True"]


def test_a_queue_keeps_a_lock_that_was_taken_outside() -> None:
    """get() under a lock that the producer needs: nobody can go on."""
    lock, items, has_lock = Lock(), Queue(), Event()
    outcome: list[object] = []

    def consume() -> None:
        with lock:
            has_lock.set()
            try:
                outcome.append(items.get(timeout=0.1))
            except Empty:
                outcome.append("empty")

    thread = Thread(target=consume)
    thread.start()
    has_lock.wait()
    assert not lock.acquire(timeout=0.05)
    thread.join()
    assert outcome == ["empty"]


# Sentinels


def test_a_sentinel_too_early_leaves_items_behind(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """Sentinels first: both consumers leave, and the producers stand before a full queue."""
    early = variant_of(
        f"{HERE}/prodcon_queue.py",
        "for thread in producers + consumers:\n    thread.start()\n",
        "for _ in consumers:\n    buffer.put(None)\n"
        "for thread in producers + consumers:\n    thread.daemon = True\n    thread.start()\n",
    )
    source = early.read_text("utf-8").split("for producer in producers:")[0]
    early.write_text(
        f"{source}for consumer in consumers:\n    consumer.join()\nproducers[0].join(timeout=0.1)\n"
        "print(len(taken), producers[0].is_alive(), flush=True)\nimport os\nos._exit(0)\n",
        "utf-8",
    )
    assert run_snippet(early, check=False).lines == ["0 True"]


def test_one_sentinel_too_few_leaves_a_consumer_waiting(run_snippet: RunSnippet, variant_of: Vary) -> None:
    few = variant_of(
        f"{HERE}/prodcon_queue.py", "for _ in consumers:\n    buffer.put(None)", "buffer.put(None)"
    )
    source = few.read_text("utf-8").replace(
        "for consumer in consumers:\n    consumer.join()",
        "import time\nwhile sum(one.is_alive() for one in consumers) == 2:\n    time.sleep(0.001)\n"
        "consumers[0].join(timeout=0.05)\nconsumers[1].join(timeout=0.05)\n"
        "print(sum(one.is_alive() for one in consumers))\nbuffer.put(None)\n"
        "for consumer in consumers:\n    consumer.join()",
    )
    few.write_text(source, "utf-8")
    assert run_snippet(few).lines == ["1", "each item once: True"]


# Pipelines


def test_each_stage_passes_the_sentinel_on(run_snippet: RunSnippet, variant_of: Vary) -> None:
    """Without it the last stage would wait: the first one's end tells nobody."""
    silent = variant_of(f"{HERE}/pipeline_three.py", "    outbox.put(DONE)\n", "")
    run = run_snippet(silent, check=False, timeout=2)
    assert run.timed_out


def test_the_results_keep_the_order_of_the_lines(run_snippet: RunSnippet, python: str) -> None:
    lines = run_snippet(f"{HERE}/pipeline_three.py", python=python).lines
    assert lines == ["3", "1", "4"]


def test_early_results_pile_up_while_the_first_is_stuck(load_snippet: LoadSnippet) -> None:
    """in_order() holds as many as come before the one that is due."""
    in_order = load_snippet(f"{HERE}/pipeline_restores_order.py").in_order
    outbox: Queue[tuple[int, str]] = Queue()
    for place in (3, 1, 2, 0):
        outbox.put((place, f"item {place}"))
    results = in_order(outbox, 4)
    assert next(results) == "item 0"
    assert results.gi_frame.f_locals["early"].keys() == {1, 2, 3}
    assert list(results) == ["item 1", "item 2", "item 3"]


# Timelines


@posix
def test_in_the_timeline_the_hotel_waits_for_the_airline(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/rendezvous.py", python=python)
    airline, hotel = told.lane("ask_airline"), told.lane("ask_hotel")
    [wait] = spans(hotel, "semaphore", "flight_is_known")
    assert told.whom(wait) is airline
    assert not spans(airline, "semaphore")


@posix
def test_in_the_timeline_each_waits_before_the_other_signals(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/rendezvous_waits_first.py", python=python)
    airline, hotel = told.lane("ask_airline"), told.lane("ask_hotel")
    [one], [other] = spans(airline, "semaphore"), spans(hotel, "semaphore")
    assert overlap(one, other)
    assert min(marks(airline, "release")[0].at, marks(hotel, "release")[0].at) >= max(one.end, other.end)


@posix
def test_in_the_timeline_ping_and_pong_wake_each_other(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/ping_pong.py", python=python)
    pong, ping = told.starts(told.lane("main"))
    assert all(told.whom(span) is ping for span in spans(pong, "semaphore"))
    assert all(told.whom(span) in (pong, None) for span in spans(ping, "semaphore"))


@posix
def test_in_the_timeline_the_producer_waits_first_and_the_consumer_later(
    trace: Recording, python: str
) -> None:
    told = trace(f"{HERE}/buffer_fills_and_drains.py", python=python)
    producer, consumer = told.lane("produce"), told.lane("consume")
    full, empty = spans(producer, "put", "buffer"), spans(consumer, "get", "buffer")
    assert full and empty
    assert all(told.whom(span) is consumer for span in full)
    assert full[-1].end <= empty[-1].begin and told.whom(empty[-1]) is producer


@posix
def test_in_the_timeline_the_three_stages_work_at_the_same_time(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/pipeline_three.py", python=python)
    strip, parse, measure = (told.lane(name) for name in ("strip", "parse", "measure"))
    assert overlap(strip, parse) and overlap(parse, measure) and overlap(strip, measure)
    assert spans(strip, "put", "lines") and spans(measure, "get", "numbers")
    assert any(overlap(one, two) for one in spans(strip, "put") for two in spans(parse, "sleep"))


@posix
def test_in_the_timeline_of_the_stall_the_second_consumer_is_woken_for_nothing(
    trace: Recording, python: str
) -> None:
    told = trace(f"{HERE}/one_condition_stalls.py", python=python)
    first, second = told.lanes("thread")
    main = told.lane("main")
    [alone] = [span for span in spans(main, "condition") if told.whom(span) is None]
    assert first.end <= alone.end
    assert second.end > alone.end


@posix
def test_in_the_timeline_the_lock_is_held_through_the_wait(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/buffer_locks_too_early.py", python=python)
    consumer, producer = told.lane("consume"), told.lane("produce")
    [hold] = told.holds("lock")
    [for_item] = spans(consumer, "semaphore", "filled")
    [for_lock] = spans(producer, "lock", "lock")
    assert hold.begin <= for_item.begin and for_item.end <= hold.end
    assert for_lock.end <= hold.end


@posix
def test_in_the_timeline_of_two_workers_the_first_waits_for_the_second(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/pipeline_loses_order.py", python=python)
    one, other = told.lanes("thread")
    [wait] = spans(one, "event") + spans(other, "event")
    assert told.whom(wait) in (one, other)


@posix
def test_in_the_timeline_the_producer_outlives_the_consumer(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/dead_consumer.py", python=python)
    main, consumer = told.lane("main"), told.lane("consume")
    [full] = [span for span in spans(main, "put", "buffer") if told.whom(span) is None]
    assert consumer.end <= full.end
