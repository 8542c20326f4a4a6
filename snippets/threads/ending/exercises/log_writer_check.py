"""close() returns when all lines have been written, in order, and the thread has ended; twice is once."""

import threading

from press.exercises import Attempt

LINES = [f"line {number}" for number in range(5)]


def check(attempt: Attempt) -> None:
    LogWriter = attempt.load("LogWriter").LogWriter
    release = threading.Event()
    written: list[str] = []
    writers: set[threading.Thread] = set()

    def write(line: str) -> None:
        writers.add(threading.current_thread())
        release.wait()
        written.append(line)

    writer = LogWriter(write)
    for line in LINES:
        attempt.check_in_time(
            writer.log,
            line,
            zh="log() 应当立即返回，写由另一个线程来做。",
            en="log() should return at once: another thread does the writing.",
        )
    closing = threading.Thread(target=writer.close, daemon=True)
    closing.start()
    closing.join(timeout=0.05)
    attempt.expect(
        closing.is_alive(),
        zh="还有行没有写完，close() 就返回了。",
        en="close() returned before all lines had been written.",
    )
    release.set()
    attempt.check_in_time(
        closing.join,
        zh="close() 没有返回：线程停在 get() 上，看不到标志，要给它一个结束的记号。",
        en="close() did not return: the thread stands in get() and sees no flag; "
        "send it something that ends it.",
    )
    attempt.expect(
        written == LINES,
        zh=f"应当依次写出 {LINES}，实际写出的是 {written}。",
        en=f"{LINES} should have been written in this order, but {written} were.",
    )
    attempt.expect(
        not any(thread.is_alive() for thread in writers),
        zh="close() 返回了，写的线程还没有结束。",
        en="close() returned, but the writing thread had not ended.",
    )
    attempt.check_in_time(
        writer.close,
        zh="第二次调用 close() 没有返回。",
        en="The second close() did not return.",
    )
    attempt.check_in_time(LogWriter(write).close)
    attempt.expect(
        attempt.run().lines == ["written: True"],
        zh="整个程序应当打印 written: True。",
        en="The whole program should print: written: True",
    )
