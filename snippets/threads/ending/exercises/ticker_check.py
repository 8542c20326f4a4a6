"""Ticks in a thread of its own until stop(), which waits for the thread and works from inside tick(), too."""

import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    Ticker = attempt.load("Ticker").Ticker
    check_stop(attempt, Ticker)
    check_interval(attempt, Ticker)
    check_stop_inside(attempt, Ticker)
    attempt.expect(
        not attempt.uses("sleep"),
        zh="不要把长觉切成许多短觉，那样每次醒来都白看一眼：等一个能叫醒线程的事件。",
        en="Do not cut the long sleep into short ones that wake for nothing: wait for an event.",
    )
    attempt.expect(
        attempt.run().lines == ["threads left: 0"],
        zh="整个程序应当打印 threads left: 0。",
        en="The whole program should print: threads left: 0",
    )


def check_stop(attempt: Attempt, Ticker: type) -> None:
    ticked = threading.Event()
    threads: list[threading.Thread] = []

    def tick() -> None:
        threads.append(threading.current_thread())
        ticked.set()

    ticker = Ticker(3600, tick)
    attempt.expect(
        ticked.wait(timeout=5),
        zh="第一次 tick() 没有到来：一开始就应当执行一次。",
        en="The first tick() did not come: it should be called once at the beginning.",
    )
    attempt.check_in_time(
        ticker.stop,
        zh="间隔是一小时，stop() 也应当马上返回：不要睡，要等一个能叫醒它的事件。",
        en="Even with an interval of an hour stop() should return soon: "
        "do not sleep, wait for an event that can end the wait.",
        seconds=3,
    )
    attempt.expect(
        not threads[0].is_alive(),
        zh="stop() 返回了，线程还在运行：stop() 要等线程结束。",
        en="stop() returned while the thread was still running: it should wait for its end.",
    )
    attempt.expect(
        len(threads) == 1,
        zh=f"一小时的间隔内只应当有一次 tick()，实际有 {len(threads)} 次。",
        en=f"Within an interval of an hour there should be one tick(), not {len(threads)}.",
    )


def check_interval(attempt: Attempt, Ticker: type) -> None:
    thrice = threading.Semaphore(0)
    ticker = Ticker(0.01, thrice.release)
    arrived = all(thrice.acquire(timeout=5) for _ in range(3))
    attempt.check_in_time(ticker.stop)
    attempt.expect(
        arrived,
        zh="间隔很短时，tick() 应当一次接一次，却没有等到第三次。",
        en="With a short interval tick() should come again and again, but there was no third one.",
    )


def check_stop_inside(attempt: Attempt, Ticker: type) -> None:
    made, asked = threading.Event(), threading.Event()
    threads: list[threading.Thread] = []
    errors: list[BaseException] = []
    tickers: list[object] = []

    def tick() -> None:
        threads.append(threading.current_thread())
        made.wait()
        try:
            tickers[0].stop()
        except BaseException as error:
            errors.append(error)
        asked.set()

    tickers.append(Ticker(3600, tick))
    made.set()
    attempt.expect(
        asked.wait(timeout=3),
        zh="tick() 里调用的 stop() 没有返回。",
        en="stop() called by tick() did not return.",
    )
    for thread in list(threads):
        thread.join(timeout=3)
    attempt.expect(
        not errors,
        zh=f"在 tick() 里调用 stop() 抛出了 {errors!r}：线程不能等自己结束。",
        en=f"stop() called by tick() raised {errors!r}: a thread cannot wait for its own end.",
    )
    attempt.expect(
        not any(thread.is_alive() for thread in threads),
        zh="tick() 调用 stop() 之后，线程还在运行。",
        en="The thread went on after tick() had called stop().",
    )
