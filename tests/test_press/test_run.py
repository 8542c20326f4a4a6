"""Every bad program is refused for its right reason, with file, line and cure; good ones are not accused."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from press.errors import BookError
from press.snippets import judge, pipes, pythons
from press.snippets.environments import bare
from press.snippets.model import Snippet, load
from press.snippets.processes import living_by_ps
from press.snippets.run import Run, clean_environment, end_running, run_program

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals there", allow_module_level=True)

from press.snippets import terminal

Write = Callable[[str], Snippet]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a program into a folder of its own and read it as a snippet."""

    def write(source: str) -> Snippet:
        path = tmp_path / "bad.py"
        path.write_text(textwrap.dedent(source).lstrip("\n"), "utf-8")
        return load(path)

    return write


def run(snippet: Snippet, *, dev: bool = False, timeout: float = 10, **how: object) -> Run:
    interpreter = pythons.find(pythons.running_version())
    assert interpreter is not None
    flags = ["-W", "error", *(["-X", "dev"] if dev else [])]
    return run_program(
        snippet.path,
        bare(interpreter),
        flags=flags,
        timeout=timeout,
        cwd=snippet.path.parent,
        own_stderr=dev,
        **how,
    )


BEHAVIOUR = {
    "thread not joined: Thread-1": (2, "import threading\nthreading.Thread(target=int).start()"),
    "thread not joined: late": (
        4,
        """
        import threading, time
        # it is over when the program ends, and yet nobody has waited for it

        late = threading.Thread(target=int, name="late"); late.start()
        while late.is_alive(): time.sleep(0.001)
        """,
    ),
    "child process not joined": (
        4,
        """
        import multiprocessing as mp, time
        if __name__ == "__main__":
            child = mp.Process(target=time.sleep, args=(0.1,))
            child.start()
        """,
    ),
    "process left over: sleep 30": (
        None,
        "import subprocess\nchild = subprocess.Popen(['sleep', '30'])\nchild.returncode = 0",
    ),
    "process left over: sleep 31": (
        None,
        "import subprocess\nnull = subprocess.DEVNULL\n"
        "child = subprocess.Popen(['sleep', '31'], stdout=null, stderr=null)\nchild.returncode = 0",
    ),
    "process left over: sleep 32": (
        None,
        "import subprocess\nchild = subprocess.Popen(['sleep', '32'], start_new_session=True)\n"
        "child.returncode = 0",
    ),
    "socket left open": (None, "import socket, sys\nsys.keep = socket.create_server(('127.0.0.1', 0))"),
    "file left open: bad.py": (None, "import sys\nsys.keep = open(__file__)"),
    "temporary file left behind": (None, "import tempfile\ntempfile.mkstemp()"),
    "exit code 1, expected 0": (2, "def f():\n    1 / 0\nf()"),
    "exit code 3": (None, "import sys\nsys.exit(3)"),
    "exit code 1, expected 0\nit printed:\nTraceback": (
        1,
        "import warnings; warnings.warn('old', DeprecationWarning)",
    ),
    "exit code -9": (None, "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"),
    "exit code 0, expected 7": (None, "print()\n# /// script\n# [tool.press]\n# exit = 7\n# ///"),
}


UNJOINED = "\n# /// script\n# [tool.press]\n# unjoined = 'the interpreter waits for it'\n# ///\n"
DECLARED = {
    "thread": "import threading\nthreading.Thread(target=int).start()",
    "pool": "from concurrent.futures import ThreadPoolExecutor\nThreadPoolExecutor(1).submit(int)",
    "child process": "import multiprocessing as mp\n"
    "if __name__ == '__main__':\n    mp.Process(target=int).start()",
}


@pytest.mark.parametrize("kind", DECLARED)
def test_a_thread_may_be_left_unjoined_if_the_program_says_so(kind: str, write: Write) -> None:
    snippet = write(DECLARED[kind] + UNJOINED)
    for dev in (False, True):
        made = run(snippet, dev=dev)
        assert [leak.what for leak in made.leaks if "not joined: " in leak.what]
        judge.check_behaviour(snippet, made)
    with pytest.raises(BookError, match="not joined"):
        judge.check_behaviour(write(DECLARED[kind]), made)


def test_unjoined_excuses_nothing_else_and_is_not_declared_in_vain(write: Write) -> None:
    kept = write(
        "import threading, sys\nthreading.Thread(target=int).start()\nsys.keep = open(__file__)" + UNJOINED
    )
    with pytest.raises(BookError, match=r"left behind: file left open: bad\.py\n"):
        judge.check_behaviour(kept, run(kept))
    daemon = write(
        "import threading, time\nthreading.Thread(target=time.sleep, args=(9,), daemon=True).start()"
    )
    judge.check_behaviour(daemon, run(daemon))
    vain = write(daemon.source + UNJOINED)
    with pytest.raises(BookError, match="declares `unjoined`, and whatever it starts is joined or a daemon"):
        judge.check_behaviour(vain, run(vain))


@pytest.mark.parametrize("reason", BEHAVIOUR)
def test_refused(reason: str, write: Write) -> None:
    line, source = BEHAVIOUR[reason]
    snippet = write(source)
    with pytest.raises(BookError) as caught:
        judge.check_behaviour(snippet, run(snippet))
    assert reason in caught.value.what
    assert caught.value.file == "snippets/bad.py"
    assert caught.value.line == line
    assert caught.value.cure


def test_a_program_that_hangs_shows_where_every_thread_stands(write: Write) -> None:
    snippet = write(
        """
        import threading
        lock, inside = threading.Lock(), threading.Event()
        def waits():
            with lock:
                print("never")
        lock.acquire()
        other = threading.Thread(target=waits)
        other.start()
        other.join()
        """
    )
    made = run(snippet, timeout=1)
    assert made.timed_out and made.code is None
    assert made.output.count("most recent call first") == 2
    assert "in waits" in made.output and "sitecustomize" not in made.output
    with pytest.raises(BookError, match="hangs: killed after 1") as caught:
        judge.check_behaviour(snippet, made)
    assert caught.value.line == 9


def test_a_hanging_child_is_seen_and_killed_too(write: Write) -> None:
    snippet = write(
        """
        import os, time
        if os.fork() == 0:
            time.sleep(60)
        os.wait()
        """
    )
    made = run(snippet, timeout=1)
    assert made.timed_out
    parent, child = made.output.split("--- process ")[1:]
    assert 'bad.py", line 4 in' in parent and 'bad.py", line 3 in' in child


def test_a_program_that_ignores_everything_is_killed(write: Write) -> None:
    snippet = write("import signal, time\nsignal.signal(signal.SIGQUIT, signal.SIG_IGN)\ntime.sleep(60)")
    made = run(snippet, timeout=0.5)
    assert made.timed_out and made.seconds < 10


def test_a_program_that_prints_without_end_is_killed_too(write: Write) -> None:
    made = run(write("while True: print('again')"), timeout=0.5, patience=0)
    assert made.timed_out
    assert made.output.startswith("again\n")


def test_what_cannot_raise_is_printed_and_so_undeclared_stderr(write: Write) -> None:
    for source, said in {
        "import socket\nsocket.socket()\nprint('end')": "ResourceWarning",
        "import asyncio\nasync def f(): pass\nasync def main(): f()\nasyncio.run(main())": "never awaited",
        "import threading as t\nt = t.Thread(target=lambda: 1 / 0)\nt.start(); t.join()": "ZeroDivisionError",
    }.items():
        snippet = write(source)
        assert said in run(snippet).output
        with pytest.raises(BookError, match="writes to stderr") as caught:
            judge.check_stderr(snippet, run(snippet, dev=True))
        assert said in caught.value.what and "stderr = true" in caught.value.cure


def test_declared_stderr_must_be_used(write: Write) -> None:
    metadata = "# /// script\n# [tool.press]\n# stderr = true\n# ///"
    loud = write(f"import sys\nprint('told', file=sys.stderr)\n{metadata}")
    judge.check_stderr(loud, run(loud, dev=True))
    silent = write(f"print('nothing')\n{metadata}")
    with pytest.raises(BookError, match="writes nothing there"):
        judge.check_stderr(silent, run(silent, dev=True))


def test_a_slow_callback_told_by_asyncio_in_dev_mode_is_not_the_programs_doing(write: Write) -> None:
    snippet = write("import asyncio, time\nasync def main(): time.sleep(0.15)\nasyncio.run(main())")
    made = run(snippet, dev=True)
    assert "Executing <" in (made.stderr or "")
    judge.check_stderr(snippet, made)


def test_it_prints_something_else(write: Write) -> None:
    snippet = write("print('one')\nprint('two')")
    snippet.path.with_suffix(".out").write_text("one\nthree\n")
    with pytest.raises(BookError, match="expected 'three', got 'two'") as caught:
        judge.check_transcript(snippet, run(snippet), "3.11")
    assert (caught.value.file, caught.value.line) == ("snippets/bad.out", 2)
    assert "press record" in caught.value.cure


def test_no_output_recorded(write: Write) -> None:
    snippet = write("print('one')")
    with pytest.raises(BookError, match=r"recorded output bad\.out is not there") as caught:
        judge.check_transcript(snippet, run(snippet), "3.11")
    assert "press record" in caught.value.cure


GOOD = """
import asyncio, concurrent.futures as cf, multiprocessing as mp, queue, tempfile, threading
def f(x): return x
if __name__ == "__main__":
    with cf.ThreadPoolExecutor(2) as pool: list(pool.map(f, range(4)))
    with cf.ProcessPoolExecutor(2) as pool: list(pool.map(f, range(4)))
    with mp.Pool(2) as pool: pool.map(f, range(4))
    with mp.Manager() as manager: manager.list([1])
    asyncio.run(asyncio.to_thread(f, 1))
    timer = threading.Timer(0.01, f, (1,)); timer.start(); timer.join()
    mp.Process(target=f, args=(1,), daemon=True).start()
    q = mp.Queue(); q.put(1); q.get(); q.close(); q.join_thread()
    threading.Thread(target=threading.Event().wait, daemon=True).start()
    with tempfile.TemporaryFile() as file: file.write(b"1")
    print("ok")
"""


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_good_threads_and_pools_are_not_accused(method: str, python: str, write: Write) -> None:
    snippet = write(GOOD)
    interpreter = pythons.find(python)
    assert interpreter is not None
    made = run_program(
        snippet.path, bare(interpreter), start_method=method, cwd=snippet.path.parent, timeout=60
    )
    judge.check_behaviour(snippet, made)
    assert made.output == "ok\n"


def test_good_threads_and_pools_are_not_accused_in_dev_mode(write: Write) -> None:
    made = run(write(GOOD), dev=True, timeout=60)
    assert (made.output, made.stderr, made.leaks) == ("ok\n", "", [])


def test_it_runs_as_a_reader_runs_it(write: Write) -> None:
    made = run(
        write(
            """
            import os, sys
            print(sys.stdout.isatty(), sys.stderr.isatty(), sys.flags.dev_mode, sys.argv)
            print([name for name in os.environ if name.startswith(("PYTHON", "PYTEST", "VIRTUAL"))])
            print([path for path in sys.path if "inject" in path], "threading" in sys.modules)
            print(__file__ == os.path.abspath("bad.py"), repr(sys.stdin.read()))
            """
        ),
        args=["one", "two"],
        stdin="typed\n",
    )
    assert made.lines[0] == "True True False ['bad.py', 'one', 'two']"
    names = {"PYTHON_COLORS", "PYTHONDONTWRITEBYTECODE", "PYTHONIOENCODING", "PYTHONPATH"}
    assert set(eval(made.lines[1])) == names
    assert made.lines[2:] == ["[] False", "True 'typed\\n'"]


def test_the_start_method_is_a_default_that_the_program_may_change(write: Write) -> None:
    snippet = write("import multiprocessing as mp\nprint(mp.get_start_method())")
    assert [run(snippet, start_method=m).output for m in ("fork", "spawn", "forkserver")] == [
        "fork\n",
        "spawn\n",
        "forkserver\n",
    ]
    changed = write(
        "import multiprocessing as mp\nmp.set_start_method('spawn')\nprint(mp.get_start_method())"
    )
    assert run(changed, start_method="fork").output == "spawn\n"


def test_no_path_of_this_machine_in_the_output(write: Write) -> None:
    snippet = write(
        """
        import tempfile, threading
        print(tempfile.gettempdir())
        t = threading.Thread(target=lambda: 1 / 0)
        t.start()
        t.join()
        threading.Thread.join(t, "never")
        """
    )
    made = run(snippet)
    assert made.lines[0] == "/tmp"
    assert 'File ".../threading.py", line' in made.output
    assert "sitecustomize" not in made.output and str(snippet.path.parent) not in made.output
    assert 'File "bad.py", line 6, in <module>' in made.output


def test_the_environment_is_the_same_for_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONUNBUFFERED", "PYTEST_ADDOPTS", "VIRTUAL_ENV", "FORCE_COLOR", "PRESS_CHAOS"):
        monkeypatch.setenv(name, "1")
    env = clean_environment({"EXTRA": "1"})
    assert not {"PYTHONUNBUFFERED", "PYTEST_ADDOPTS", "VIRTUAL_ENV", "FORCE_COLOR", "PRESS_CHAOS"} & set(env)
    assert env["EXTRA"] == "1" and env["TERM"] == "dumb"


def test_a_hostile_schedule_changes_the_order_of_what_is_not_ordered(write: Write) -> None:
    snippet = write(
        """
        import threading
        def tell(name):
            for n in range(3):
                print(name, n)
        threads = [threading.Thread(target=tell, args=(name,)) for name in "AB"]
        for t in threads: t.start()
        for t in threads: t.join()
        """
    )
    plain = {run(snippet).output for _ in range(3)}
    hostile = {run(snippet, chaos=seed).output for seed in range(8)}
    assert len(hostile) > len(plain)


def test_cpu_and_wall_time_are_told_apart(write: Write) -> None:
    made = run(write("import time\ntime.sleep(0.3)"))
    assert made.seconds >= 0.3 > made.cpu > 0


def test_without_a_terminal_as_on_windows(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("press.snippets.run.converse", pipes.converse)
    made = run(write("import os, sys\nprint(os.isatty(1), input())\nsys.exit(3)"), stdin="typed\n")
    assert (made.output, made.code, made.leaks, made.timed_out) == ("False typed\n", 3, [], False)
    loud = run(write("import sys\nprint('out')\nprint('err', file=sys.stderr)"), dev=True)
    assert (loud.output, loud.stderr) == ("out\n", "err\n")
    leaky = run(write("import threading\nthreading.Thread(target=int).start()"))
    assert [str(leak) for leak in leaky.leaks] == ["thread not joined: Thread-1 (int)"]
    monkeypatch.setattr(pipes, "_end", lambda pid: os.kill(pid, signal.SIGKILL))
    assert run(write("import time\ntime.sleep(60)"), timeout=0.5).timed_out


def test_without_proc_and_pidfd_as_on_macos(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which("ps"):
        pytest.skip("no ps on this machine")
    monkeypatch.setattr(terminal, "living", lambda group, mark: living_by_ps(group))
    monkeypatch.delattr(os, "pidfd_open", raising=False)
    made = run(write("import time\nprint('one', flush=True)\ntime.sleep(0.1)\nprint('two')"))
    assert (made.output, made.code, made.leaks) == ("one\ntwo\n", 0, [])
    left = run(write("import subprocess\nchild = subprocess.Popen(['sleep', '33'])\nchild.returncode = 0"))
    assert [str(leak) for leak in left.leaks] == ["process left over: sleep 33"]
    hangs = run(write("import time\ntime.sleep(60)"), timeout=0.5)
    assert hangs.timed_out and "line 2 in <module>" in hangs.output


def test_the_programs_of_one_thread_can_be_ended(write: Write) -> None:
    snippet = write("import time\ntime.sleep(60)")
    made: list[Run] = []
    thread = threading.Thread(target=lambda: made.append(run(snippet, timeout=60)))
    thread.start()
    while thread.ident not in terminal._running.values():
        time.sleep(0.01)
    end_running([0])
    assert thread.is_alive()
    end_running([thread.ident or 0])
    thread.join(10)
    assert made[0].code == -signal.SIGKILL and made[0].seconds < 30


def test_a_program_that_is_at_work_gets_more_time_and_one_that_waits_does_not(write: Write) -> None:
    at_work = write("import time\nwhile time.process_time() < 1.5: pass\nprint('done')")
    assert run(at_work, timeout=0.5).timed_out
    assert run(at_work, timeout=0.5, patience=100).output == "done\n"
    waits = write("import time\ntime.sleep(60)")
    assert run(waits, timeout=0.5, patience=100).seconds < 20
    child_at_work = write(
        """
        import multiprocessing, time
        def compute():
            while time.process_time() < 1.5: pass
        if __name__ == "__main__":
            child = multiprocessing.Process(target=compute)
            child.start()
            child.join()
        """
    )
    assert run(child_at_work, timeout=0.5, patience=100).code == 0


def test_interpreters_within_a_program_are_left_alone(write: Write) -> None:
    interpreter = next(filter(None, map(pythons.find, ("3.15", "3.14"))), None)
    if interpreter is None:
        pytest.skip("no Python with concurrent.interpreters on this machine")
    snippet = write(
        """
        from concurrent import interpreters
        one = interpreters.create()
        one.exec("import threading, multiprocessing; print(multiprocessing.get_start_method())")
        one.close()
        """
    )
    for chaos in (None, 0):
        made = run_program(snippet.path, bare(interpreter), start_method="spawn", chaos=chaos)
        assert (made.output, made.code, made.leaks) == ("spawn\n", 0, [])
