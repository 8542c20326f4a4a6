"""What chapter 1 says about processes and threads, where the shown output alone does not prove it."""

import signal
import sys
import threading

import pytest

DAEMON = "ideas/running/daemon_is_cut_off.py"
MAKER = "ideas/running/child_outlives_maker.py"
PLUG = "ideas/running/os_exit_takes_all.py"


def pids(line):
    """The numbers of 'NAME: pid 12, parent pid 11'."""
    return [int(word.rstrip(",")) for word in line.split() if word.rstrip(",").isdigit()]


@pytest.mark.parametrize("start_method", ["fork", "spawn", "forkserver"])
def test_the_numbers_shown_are_those_of_the_operating_system(run_snippet, python, start_method):
    run = run_snippet("ideas/running/who_am_i.py", python=python, start_method=start_method)
    (own, _), (child, parent_of_child) = map(pids, run.lines)
    assert own == run.pid
    assert parent_of_child == run.pid
    assert child != run.pid


def test_only_what_a_thread_changes_is_seen_whatever_the_start_method(run_snippet, variant_of, python):
    path = "ideas/running/globals_are_per_process.py"
    in_threads = variant_of(path, "multiprocessing.Process(target", "threading.Thread(target")
    assert run_snippet(in_threads, python=python).lines == [
        "after a child process added 1: counter = 1",
        "after a thread added 1: counter = 2",
    ]


def test_a_thread_object_does_not_know_who_started_it(load_snippet):
    module = load_snippet(MAKER)
    known = list(vars(module.thread_b).values())
    assert module.thread_a not in known
    assert module.thread_a.ident not in known


def test_a_new_thread_inherits_the_daemon_flag():
    flags = []

    def start_another():
        thread = threading.Thread(target=lambda: flags.append(threading.current_thread().daemon))
        thread.start()
        thread.join()

    for daemon in True, False:
        maker = threading.Thread(target=start_another, daemon=daemon)
        maker.start()
        maker.join()
    assert flags == [True, False]


def test_the_interpreter_waits_for_threads_when_main_dies_of_an_exception(run_snippet, variant_of, python):
    waits = variant_of(MAKER, "    a_has_ended.wait()", "    threading.main_thread().join()")
    dies = variant_of(waits, "a_has_ended.set()\nthread_b.join()", "raise RuntimeError('main gives up')")
    run = run_snippet(dies, python=python, check=False)
    assert run.code == 1
    assert run.lines[-2:] == ["RuntimeError: main gives up", "B goes on; threads alive: ['B', 'MainThread']"]


def test_an_exception_in_a_thread_ends_only_that_thread(run_snippet, variant_of, python):
    raises = variant_of(MAKER, '    print("A has started B and ends")', "    raise RuntimeError('A dies')")
    run = run_snippet(raises, python=python, check=False)
    assert run.code == 0
    assert "RuntimeError: A dies" in run.output
    assert run.lines[-1] == "B goes on; threads alive: ['B', 'MainThread']"


def test_without_the_daemon_flag_the_process_would_not_end(run_snippet, variant_of):
    waits = variant_of(DAEMON, "daemon=True", "daemon=False")
    run = run_snippet(waits, timeout=1, check=False)
    assert run.timed_out
    assert run.lines[:2] == ["the daemon thread is in its try block", "main ends"]


AFTER_MAIN = """\
import atexit
import threading

asked, answered = threading.Event(), threading.Event()


def answer():
    while True:
        asked.wait()
        asked.clear()
        answered.set()


def ask(when):
    asked.set()
    answered.wait()
    answered.clear()
    print(f"{when}: the daemon answered")


def work():
    threading.main_thread().join()
    ask("after main's last line")


atexit.register(ask, "in an atexit function")
threading.Thread(target=answer, daemon=True).start()
threading.Thread(target=work).start()
"""


def test_daemons_go_on_until_the_shutdown_cuts_them_off(run_snippet, tmp_path, python):
    file = tmp_path / "after_main.py"
    file.write_text(AFTER_MAIN, "utf-8")
    assert run_snippet(file, python=python, check=False).lines == [
        "after main's last line: the daemon answered",
        "in an atexit function: the daemon answered",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="the signals are those of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGSEGV])
def test_a_fatal_signal_takes_all_threads(run_snippet, variant_of, python, number):
    dies = variant_of(PLUG, "    os._exit(3)", f"    os.kill(os.getpid(), {int(number)})")
    run = run_snippet(dies, python=python, check=False)
    assert run.code == -number
    assert "never printed" not in run.output


def test_sys_exit_ends_only_the_thread_that_calls_it(run_snippet, variant_of):
    exits = variant_of(PLUG, "    os._exit(3)", "    raise SystemExit(3)")
    run = run_snippet(exits, timeout=1, check=False)
    assert run.timed_out
    assert run.lines[1] == "another thread calls os._exit(3)"


def test_a_relative_path_leads_elsewhere_while_another_thread_is_away(run_snippet, variant_of, python):
    path = "ideas/running/chdir_moves_every_thread.py"
    looks = variant_of(path, "Path.cwd() == home}", "Path('pyproject.toml').exists()}")
    assert run_snippet(looks, python=python).lines[1] == "main is where it started: False"


def test_main_looks_only_when_the_worker_is_inside(run_snippet, variant_of, python):
    path = "ideas/running/own_stack_own_exception.py"
    late = variant_of(path, '    inner("apple")', '    worker_is_inside.wait(0.05)\n    inner("apple")')
    assert run_snippet(late, python=python).output == run_snippet(path, python=python).output


def test_all_tasks_are_in_progress_together(run_snippet, variant_of):
    path = "ideas/running/tasks_are_smaller_than_threads.py"
    one_more = variant_of(path, "asyncio.Barrier(100)", "asyncio.Barrier(101)")
    assert run_snippet(one_more, timeout=2, check=False).timed_out
