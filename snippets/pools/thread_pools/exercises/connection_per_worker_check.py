"""A connection for each worker, used by that worker only."""

import threading
from collections.abc import Callable

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it prints, then two workers that have to share the questions."""
    lines = attempt.run().lines
    attempt.expect(
        lines == ["['A', 'B', 'C', 'D']", "opened: 1"],
        zh="一个工作线程，四个问题：应当打印四个答案，然后是 opened: 1。",
        en="one worker and four questions: it should print four answers, and then 'opened: 1'.",
    )
    two_workers(attempt)


def two_workers(attempt: Attempt) -> None:
    """Both workers take half of the questions; who opens and who uses is written down."""
    module = attempt.load("ask_all")
    both = threading.Barrier(2, timeout=5)
    opened: list[threading.Thread] = []
    foreign: list[str] = []

    def connect() -> Callable[[str], str]:
        owner = threading.current_thread()
        opened.append(owner)

        def connection(question: str) -> str:
            both.wait()
            if threading.current_thread() is not owner:
                foreign.append(question)
            return f"{question}!"

        return connection

    answers = attempt.check_in_time(
        module.ask_all,
        connect,
        ["a", "b", "c", "d"],
        2,
        zh="两个工作线程应当同时提问，ask_all 没有返回。",
        en="two workers should ask at the same time, and ask_all does not return.",
        seconds=8,
    )
    attempt.expect(
        list(answers) == ["a!", "b!", "c!", "d!"],
        zh=f"答案应当按问题的次序，实际是 {answers}。",
        en=f"the answers should be in the order of the questions, but are {answers}.",
    )
    attempt.expect(
        not foreign,
        zh="有一个连接由另一个线程使用了：连接不能放在共用的变量里。",
        en="a connection is used by another thread: it must not be in a variable that the threads share.",
    )
    attempt.expect(
        len(opened) == 2,
        zh=f"两个工作线程应当打开 2 个连接，实际打开了 {len(opened)} 个。",
        en=f"two workers should open 2 connections, but open {len(opened)}.",
    )
