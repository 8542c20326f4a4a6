"""A heartbeat that waits for an hour ends at once when it is told to stop, and beats until then."""

import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """The printed result, then one that beats often and one that beats seldom."""
    lines = attempt.run().lines
    attempt.expect(
        lines[-1:] == ["still running: False"],
        zh="stop() 之后线程还在睡：time.sleep() 叫不醒。换成可以叫醒的等待。",
        en="after stop() the thread still sleeps: nothing wakes time.sleep(). Use a wait that can be ended.",
    )
    attempt.expect(
        lines == ["one beat, the next one in an hour", "still running: False"],
        zh="应当先打印 one beat 那一行，再打印 still running: False。",
        en="it should print the line with 'one beat', then 'still running: False'.",
    )
    attempt.expect(
        not attempt.uses("sleep"),
        zh="不要把长觉切成许多短觉：每醒一次都白看一眼。等一个 Event。",
        en="do not cut the long sleep into short ones that wake for nothing: wait for an Event.",
    )
    module = attempt.load("Heartbeat")
    beats, third = [], threading.Event()

    def beat() -> None:
        beats.append(1)
        if len(beats) == 3:
            third.set()

    often = module.Heartbeat(0.01, beat)
    often.start()
    attempt.expect(
        attempt.check_in_time(third.wait, 8),
        zh="间隔 0.01 秒，却没有跳到第三次。",
        en="with an interval of 0.01 s it never came to a third beat.",
    )
    attempt.check_in_time(often.stop)
    first, once = threading.Event(), []

    def count() -> None:
        once.append(1)
        first.set()

    seldom = module.Heartbeat(3600, count)
    seldom.start()
    attempt.check_in_time(first.wait, 8)
    seldom.thread.join(timeout=0.1)
    attempt.check_in_time(seldom.stop)
    attempt.expect(
        len(once) == 1,
        zh=f"间隔一小时，一开始就跳了 {len(once)} 次：两次之间要等 interval 秒。",
        en=f"with an interval of an hour it beat {len(once)} times at once: wait `interval` between two.",
    )
    attempt.expect(
        not seldom.thread.is_alive(),
        zh="stop() 返回时，线程应当已经结束。",
        en="when stop() returns, the thread should have ended.",
    )
