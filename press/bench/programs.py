"""How long the tests of programs take beside the programs alone.

Writes 200 programs such as chapters have (threads, queues, pools, coroutines, processes, sockets, a few that
sleep), runs them bare and as tests, 16 in flight both times, and sets the results against what is possible:
the longest program, or all their CPU time spread over the cores.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from press.snippets.ahead import IN_FLIGHT
from press.snippets.environments import bare, envs
from press.snippets.pythons import find, running_version
from press.snippets.run import clean_environment

ROUNDS = 3

LOCK = """
import threading

total = 0
lock = threading.Lock()


def add():
    global total
    for _ in range(100):
        with lock:
            total += 1


threads = [threading.Thread(target=add) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"total {total} of program PROGRAM")
"""
QUEUE = """
import queue
import threading

jobs = queue.Queue(maxsize=2)


def consume():
    while (job := jobs.get()) is not None:
        print(f"job {job} of program PROGRAM")


consumer = threading.Thread(target=consume)
consumer.start()
for job in (1, 2, 3, None):
    jobs.put(job)
consumer.join()
"""
POOL = """
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=4) as pool:
    print(list(pool.map(pow, [1, 2, 3, PROGRAM], [2, 2, 2, 1])))
"""
TASKS = """
import asyncio


async def work(name):
    await asyncio.sleep(0)
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(name)) for name in "abc"]
    print([task.result() for task in tasks], PROGRAM)


asyncio.run(main())
"""
PROCESSES = """
import multiprocessing as mp


def square(n, results):
    results.put(n * n)


if __name__ == "__main__":
    results = mp.Queue()
    children = [mp.Process(target=square, args=(n, results)) for n in (1, 2)]
    for child in children:
        child.start()
    print(sorted(results.get() for _ in children), PROGRAM)
    for child in children:
        child.join()
"""
SOCKETS = """
import socket
import threading

server = socket.create_server(("127.0.0.1", 0))


def answer():
    connection, _ = server.accept()
    with connection:
        connection.sendall(connection.recv(100).upper())


with server:
    thread = threading.Thread(target=answer)
    thread.start()
    with socket.create_connection(server.getsockname()) as client:
        client.sendall(b"hello")
        print(client.recv(100).decode(), PROGRAM)
    thread.join()
"""
SLEEPER = """
import time

time.sleep(SECONDS)
print("slept", PROGRAM)
"""
# Template, how many of them, and what number N prints.
KINDS: tuple[tuple[str, int, Callable[[int], str]], ...] = (
    (LOCK, 50, lambda n: f"total 400 of program {n}\n"),
    (QUEUE, 40, lambda n: "".join(f"job {job} of program {n}\n" for job in (1, 2, 3))),
    (POOL, 30, lambda n: f"[1, 4, 9, {n}]\n"),
    (TASKS, 26, lambda n: f"['a', 'b', 'c'] {n}\n"),
    (PROCESSES, 20, lambda n: f"[1, 4] {n}\n"),
    (SOCKETS, 14, lambda n: f"HELLO {n}\n"),
    (SLEEPER, 20, lambda n: f"slept {n}\n"),
)


@dataclass(frozen=True)
class Cost:
    """Seconds that a command took, and CPU seconds of it and its children."""

    wall: float
    cpu: float


def write_programs(root: Path) -> list[Path]:
    """Write the programs and what they print below `root`/snippets; their paths."""
    folder = root / "snippets" / "bench" / "synthetic"
    folder.mkdir(parents=True)
    paths = []
    for kind, (template, count, printed) in enumerate(KINDS):
        for number in range(1, count + 1):
            path = folder / f"kind{kind}_program{number}.py"
            # The sleepers wait 0.1 to 1.5 seconds, 9.7 in all.
            seconds = 1.5 if number == count else round(0.1 + number * 0.0347, 3)
            path.write_text(
                template.replace("PROGRAM", str(number)).replace("SECONDS", str(seconds)).lstrip()
            )
            path.with_suffix(".out").write_text(printed(number))
            paths.append(path)
    return paths


def measured(action: Callable[[], None]) -> Cost:
    """What an action costs, children that it waits for included."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    action()
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(end - begin, cpu)


def run_bare(root: Path, paths: list[Path], executable: str) -> None:
    """Run the programs alone, as many in flight as the tests have, and look at nothing but the exit code."""
    env = clean_environment({})
    env.pop("PYTHONPATH")

    def run(path: Path) -> None:
        command = [executable, "-W", "error", str(path.relative_to(root))]
        subprocess.run(command, cwd=root, env=env, check=True, capture_output=True)

    with ThreadPoolExecutor(IN_FLIGHT) as pool:
        list(pool.map(run, paths))


def run_suite(root: Path, *options: str) -> str:
    """Run the programs as tests; what pytest printed."""
    (root / "pytest.ini").write_text("[pytest]\n")
    env = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    env |= {"PRESS_ROOT": str(root), "PRESS_CACHE": str(root / ".press"), "PRESS_ENVS": str(envs())}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--import-mode=importlib",
        "-p",
        "press.snippets.pytest_plugin",
    ]
    command += ["-q", "-p", "no:cacheprovider", *options, "snippets"]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"the suite failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def measure(rounds: int = ROUNDS) -> list[tuple[str, str, str]]:
    """Rows of what was measured, its value, and the limit it has to keep: the best of some rounds of each."""
    interpreter = find(running_version())
    assert interpreter is not None
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        root = Path(folder)
        paths = write_programs(root)
        said: list[str] = []
        alone: list[Cost] = []
        suite: list[Cost] = []
        for _ in range(rounds):
            alone.append(measured(lambda: run_bare(root, paths, bare(interpreter))))
            suite.append(measured(lambda: said.append(run_suite(root, "--no-dev"))))
    best = min(range(rounds), key=lambda number: suite[number].wall)
    return _rows(len(paths), min(alone, key=lambda cost: cost.wall), suite[best], said[best])


def _rows(count: int, alone: Cost, suite: Cost, said: str) -> list[tuple[str, str, str]]:
    found = re.search(r"CPU (?P<cpu>[\d.]+) s, longest (?P<longest>[\d.]+) s", said)
    assert found is not None, said
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    cpu, longest = float(found["cpu"]), float(found["longest"])
    floor = max(longest, cpu / cores)
    own = suite.cpu - cpu
    return [
        (
            f"{count} programs alone, {IN_FLIGHT} in flight",
            f"{alone.wall:.2f} s wall, {alone.cpu:.1f} s CPU",
            "",
        ),
        ("the same as tests", f"{suite.wall:.2f} s wall, {suite.cpu:.1f} s CPU", ""),
        ("  of that, the programs and the looks into them", f"{cpu:.1f} s CPU, longest {longest:.2f} s", ""),
        ("  of that, pytest and the harness", f"{own:.1f} s CPU", ""),
        (f"wall / max(longest, CPU / {cores} cores)", f"{suite.wall / floor:.2f}", "1.3"),
        ("wall / wall of the programs alone", f"{suite.wall / alone.wall:.2f}", "1.5"),
    ]
