"""What chapter 5 says about the Thread object, where the shown output alone does not prove it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from press.snippets.claims import RunSnippet
from press.timeline.claims import Recording, mark, marks, overlap, spans
from tests.claims.given import RunText

Vary = Callable[[str, str, str], Path]
HERE = "threads/thread_object"


# States


def test_the_result_is_there_only_because_join_waits(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    """The thread computes once main has looked; without join, main looks again too early."""
    path = f"{HERE}/life_of_a_thread.py"
    no_join = variant_of(path, "main_has_looked.set()\nthread.join()\n", "")
    no_join.write_text(no_join.read_text("utf-8") + "main_has_looked.set()\nthread.join()\n", "utf-8")
    assert run_snippet(no_join, python=python).lines[-1].endswith("results: []")
    assert run_snippet(path, python=python).lines[-1].endswith("results: [42]")


def test_it_is_main_that_lets_the_thread_go_on(run_snippet: RunSnippet, variant_of: Vary) -> None:
    stuck = variant_of(f"{HERE}/life_of_a_thread.py", "main_has_looked.set()", "pass")
    assert run_snippet(stuck, timeout=1, check=False).timed_out


def test_start_returns_when_the_thread_is_registered(run_text: RunText) -> None:
    text = """
import threading
release = threading.Event()
for _ in range(50):
    thread = threading.Thread(target=release.wait)
    thread.start()
    assert thread.is_alive() and thread.ident and thread in threading.enumerate()
release.set()
for thread in threading.enumerate():
    if thread is not threading.main_thread():
        thread.join()
print("ok")
"""
    assert run_text(text) == ["ok"]


def test_a_thread_with_little_to_do_may_have_ended_when_start_returns(run_text: RunText) -> None:
    text = """
import threading
for _ in range(20_000):
    thread = threading.Thread(target=threading.get_ident)
    thread.start()
    if not thread.is_alive():
        print("ended, with ident:", thread.ident is not None)
        thread.join()
        break
    thread.join()
"""
    assert run_text(text) == ["ended, with ident: True"]


@pytest.mark.parametrize("first", ["main", "thread"])
def test_either_may_execute_its_next_line_first(run_text: RunText, first: str) -> None:
    """Nothing keeps one of them back: both orders can be had by having the other one wait."""
    text = f"""
import threading
went = threading.Event()
def work():
    if {first!r} == "main":
        went.wait()
    print("thread")
    went.set()
thread = threading.Thread(target=work)
thread.start()
if {first!r} == "thread":
    went.wait()
print("main")
went.set()
thread.join()
"""
    assert run_text(text)[0] == first


def test_a_thread_that_raises_has_ended(run_text: RunText) -> None:
    text = """
import threading
threading.excepthook = lambda crash: print("raised", crash.exc_type.__name__)
thread = threading.Thread(target=lambda: 1 / 0)
thread.start()
thread.join()
print(thread.is_alive())
"""
    assert run_text(text) == ["raised ZeroDivisionError", "False"]


def test_the_second_start_comes_while_the_first_thread_runs(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    telling = variant_of(
        f"{HERE}/start_twice.py",
        'start(first, "while it runs")',
        'print(first.is_alive())\nstart(first, "while it runs")',
    )
    assert run_snippet(telling).lines[1] == "True"


def test_the_first_thread_has_ended_before_the_third_start(run_snippet: RunSnippet, variant_of: Vary) -> None:
    telling = variant_of(
        f"{HERE}/start_twice.py",
        'start(first, "after its end")',
        'print(first.is_alive())\nstart(first, "after its end")',
    )
    assert run_snippet(telling).lines[2] == "False"


def test_daemon_may_be_set_before_the_start(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    in_time = variant_of(
        f"{HERE}/wrong_moment.py",
        "    thread.start()\n    try:\n        thread.daemon = True",
        "    thread.daemon = True\n    thread.start()\n    try:\n        pass",
    )
    assert not any("daemon status" in line for line in run_snippet(in_time, python=python).lines)


def test_run_called_directly_uses_up_the_target(run_text: RunText) -> None:
    text = """
import threading
thread = threading.Thread(target=print)
thread.run()
try:
    thread.run()
except AttributeError as error:
    print(type(error).__name__)
"""
    assert run_text(text) == ["", "AttributeError"]


# Function or subclass


def test_the_private_name_is_taken_up_to_3_12(run_snippet: RunSnippet, python: str) -> None:
    lines = run_snippet(f"{HERE}/subclass_hides_stop.py", python=python).lines
    fails = ["join() fails: 'Event' object is not callable", "joined without our _stop"]
    assert lines == (
        fails if python in ("3.11", "3.12") else ["joined: this Python does not use the name itself"]
    )


def test_another_name_for_the_attribute_is_enough(
    run_snippet: RunSnippet, tmp_path: Path, variant_of: Vary, python: str
) -> None:
    renamed = variant_of(f"{HERE}/subclass_hides_stop.py", "self._stop = ", "self.asked_to_stop = ")
    text = renamed.read_text("utf-8")
    text = text.replace("self._stop.wait", "self.asked_to_stop.wait").replace(
        "worker._stop.set", "worker.asked_to_stop.set"
    )
    renamed.write_text(text, "utf-8")
    assert run_snippet(renamed, python=python).lines[0].startswith("joined")


def test_close_waits_for_the_thread(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    path = f"{HERE}/worker_has_a_thread.py"
    telling = variant_of(path, "self._stop.wait()", "self._stop.wait()\n        print('the thread ends')")
    assert run_snippet(telling, python=python).lines == ["the thread ends", "joined"]


def test_close_tells_the_thread_to_stop(run_snippet: RunSnippet, variant_of: Vary) -> None:
    untold = variant_of(f"{HERE}/worker_has_a_thread.py", "        self._stop.set()\n", "")
    assert run_snippet(untold, timeout=1, check=False).timed_out


def test_a_subclass_must_call_super_first(run_text: RunText) -> None:
    """An attribute that is a property of Thread cannot even be set before."""
    text = """
import threading
class Late(threading.Thread):
    def __init__(self):
        self.name = "late"
        super().__init__()
try:
    Late()
except AssertionError as error:
    print(error)
"""
    assert run_text(text) == ["Thread.__init__() not called"]


# Arguments


def test_one_parameter_would_not_let_the_missing_comma_pass(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    path = f"{HERE}/string_is_many_arguments.py"
    one = variant_of(
        path, 'def greet(name, greeting="hello", end="!"):', 'end = greeting = ""\n\n\ndef greet(name):'
    )
    run = run_snippet(one, python=python, check=False)
    assert run.code == 0
    assert "TypeError: greet() takes 1 positional argument but 3 were given" in run.output


def test_a_thread_without_a_target_does_nothing() -> None:
    thread = threading.Thread()
    thread.start()
    thread.join()
    assert not thread.is_alive()


def test_the_default_name_ends_with_that_of_the_target() -> None:
    assert threading.Thread(target=print).name.endswith(" (print)")


def test_group_is_reserved() -> None:
    with pytest.raises(AssertionError, match="group argument must be None"):
        threading.Thread(group="workers")


def test_the_thread_gets_the_object_not_a_copy() -> None:
    shopping, seen, changed = ["bread"], [], threading.Event()

    def shop(items: list[str]) -> None:
        changed.wait()
        seen.extend(items)

    thread = threading.Thread(target=shop, args=(shopping,))
    thread.start()
    shopping.append("milk")
    changed.set()
    thread.join()
    assert seen == ["bread", "milk"]


def test_a_lambda_binds_late_as_well() -> None:
    seen: list[str] = []
    threads = [threading.Thread(target=lambda: seen.append(name)) for name in ("Ann", "Ben")]  # noqa: B023
    for thread in threads:
        thread.start()
        thread.join()
    assert seen == ["Ben", "Ben"]


@pytest.mark.parametrize("name", ["late_binding", "arguments_bind_now"])
def test_no_thread_looks_before_the_loop_has_ended(
    run_snippet: RunSnippet, variant_of: Vary, python: str, name: str
) -> None:
    path = f"{HERE}/{name}.py"
    telling = variant_of(path, "    greet(name)\n", "    assert len(threads) == 3\n    greet(name)\n")
    assert run_snippet(telling, python=python).lines == run_snippet(path, python=python).lines


CONTEXT = """
import contextvars, threading
user = contextvars.ContextVar("user", default="nobody")
user.set("Ann")
thread = threading.Thread(target=lambda: print(user.get()))
thread.start()
thread.join()
"""


@pytest.mark.parametrize(("flag", "seen"), [("0", "nobody"), ("1", "Ann")])
def test_a_flag_decides_what_context_a_thread_begins_with(
    run_text: RunText, python: str, flag: str, seen: str
) -> None:
    if python in ("3.11", "3.12", "3.13"):
        flag, seen = "", "nobody"
    env = {"PYTHON_THREAD_INHERIT_CONTEXT": flag} if flag else {}
    assert run_text(CONTEXT, env=env) == [seen]


# join


def test_the_time_out_does_not_stop_the_thread(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    path = f"{HERE}/join_timeout_is_none.py"
    goes_on = variant_of(
        path,
        "threading.Thread(target=release.wait)",
        "threading.Thread(target=lambda: (release.wait(), print('goes on')))",
    )
    assert run_snippet(goes_on, python=python).lines[1] == "goes on"


def test_a_thread_may_be_joined_again() -> None:
    thread = threading.Thread(target=print)
    thread.start()
    assert [thread.join() for _ in range(3)] == [None] * 3


# Names and numbers


def test_names_need_not_be_unique() -> None:
    release = threading.Event()
    twins = [threading.Thread(target=release.wait, name="twin") for _ in range(2)]
    for twin in twins:
        twin.start()
    names = [thread.name for thread in threading.enumerate()]
    release.set()
    for twin in twins:
        twin.join()
    assert names.count("twin") == 2


def test_a_long_name_is_cut_after_fifteen_bytes(run_snippet: RunSnippet, variant_of: Vary) -> None:
    chinese = variant_of(f"{HERE}/os_thread_name.py", "invoice-reader-3", "读取发票的线程")
    assert run_snippet(chinese).lines[0].endswith("the kernel says '读取发票的'")


def test_before_3_14_the_kernel_does_not_hear_of_names(
    run_snippet: RunSnippet, variant_of: Vary, python: str
) -> None:
    if python not in ("3.11", "3.12", "3.13"):
        pytest.skip("names are passed on")
    anywhere = variant_of(
        f"{HERE}/os_thread_name.py", '# requires-python = ">=3.14"', '# requires-python = ">=3.11"'
    )
    for line in run_snippet(anywhere, python=python).lines:
        assert "the kernel says 'python" in line


def test_the_kernel_hears_of_a_new_name_only_from_the_thread_itself(
    run_snippet: RunSnippet, variant_of: Vary
) -> None:
    path = f"{HERE}/os_thread_name.py"
    by_another = variant_of(
        path,
        '    me.name = "idle"\n',
        '    other = threading.Thread(target=setattr, args=(me, "name", "idle"))\n'
        "    other.start()\n    other.join()\n",
    )
    assert run_snippet(by_another).lines[1] == "'idle': the kernel says 'invoice-reader-'"


@pytest.mark.parametrize("moment", ["not started", "ended"])
def test_enumerate_lists_only_what_is_alive(moment: str) -> None:
    thread = threading.Thread(target=print)
    if moment == "ended":
        thread.start()
        thread.join()
    assert thread not in threading.enumerate()
    assert threading.active_count() == len(threading.enumerate())


# Results


def test_the_answer_is_there_after_join(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    late = variant_of(
        f"{HERE}/value_too_early.py",
        'print("after start():", answer)\nmain_has_printed.set()\nthread.join()',
        'main_has_printed.set()\nthread.join()\nprint("after join():", answer)',
    )
    assert run_snippet(late, python=python).lines == ["after join(): 42"]


def test_a_thread_that_raises_leaves_the_place_empty(run_text: RunText) -> None:
    text = """
import queue, threading
threading.excepthook = lambda crash: None
answers, box = [None], queue.Queue()
class Divide(threading.Thread):
    def run(self):
        self.answer = 1 / 0
def into_list():
    answers[0] = 1 / 0
def into_queue():
    box.put(1 / 0)
threads = Divide(), threading.Thread(target=into_list), threading.Thread(target=into_queue)
for thread in threads:
    thread.start()
    thread.join()
print(hasattr(threads[0], "answer"), answers, box.empty())
"""
    assert run_text(text) == ["False [None] True"]


RETURNING = """
import threading
threading.excepthook = lambda crash: print(crash.exc_type.__name__)
class Returning(threading.Thread):
    _return = None
    def run(self):
        self._return = self._target(*self._args, **self._kwargs)
    def join(self, timeout=None):
        super().join(timeout)
        return self._return
for function, args in (pow, (2, 5)), (pow, ("x", 5)):
    thread = Returning(target=function, args=args)
    thread.start()
    print(thread.join())
"""


def test_the_old_subclass_works_and_hides_exceptions(run_text: RunText) -> None:
    assert run_text(RETURNING) == ["32", "TypeError", "None"]


# How many


def test_all_hundred_are_alive_at_once(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    path = f"{HERE}/hundred_threads.py"
    too_many = variant_of(path, "threading.Barrier(101)", "threading.Barrier(102)")
    assert run_snippet(too_many, python=python, timeout=1, check=False).timed_out


def test_no_more_than_four_ever_work(run_snippet: RunSnippet, variant_of: Vary, python: str) -> None:
    telling = variant_of(
        f"{HERE}/crew_of_four.py",
        "        answered.append(request)",
        "        answered.append(request)\n        who.add(threading.current_thread())",
    )
    text = telling.read_text("utf-8").replace("answered = []", "answered = []\nwho = set()")
    telling.write_text(f"{text}\nprint(who <= set(crew))\n", "utf-8")
    assert run_snippet(telling, python=python).lines[-1] == "True"


# Timelines


def test_life_of_a_thread_is_a_start_a_wait_and_a_join(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/life_of_a_thread.py", python=python)
    main, (thread,) = told.lane("main"), told.lanes("thread")
    assert told.starts(main) == [thread] and told.joins(main) == [thread]
    assert mark(main, "set", "main_has_looked").at <= mark(thread, "pass", "main_has_looked").at


def test_run_is_not_start_shows_one_thread_for_two_objects(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/run_is_not_start.py", python=python)
    assert len(told.lanes("thread")) == 1


def test_join_timeout_is_none_ends_two_waits_of_main(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/join_timeout_is_none.py", python=python)
    main, (worker,) = told.lane("main"), told.lanes("thread")
    too_early, in_time = spans(main, "join")
    assert told.whom(too_early) is None and told.whom(in_time) is worker
    assert overlap(too_early, worker)


def test_value_too_early_has_the_thread_wait_for_main(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/value_too_early.py", python=python)
    main, (thread,) = told.lane("main"), told.lanes("thread")
    assert mark(main, "set", "main_has_printed").at <= thread.end


def test_late_binding_lets_three_threads_go_at_once(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/late_binding.py", python=python)
    (go,) = marks(told.lane("main"), "set", "loop_has_ended")
    threads = told.lanes("thread")
    assert len(threads) == 3 and all(thread.begin <= go.at <= thread.end for thread in threads)


def test_crew_of_four_is_four_threads(trace: Recording, python: str) -> None:
    told = trace(f"{HERE}/crew_of_four.py", python=python)
    assert len(told.lanes("thread")) == 4
    assert told.joins(told.lane("main")) == told.starts(told.lane("main"))
