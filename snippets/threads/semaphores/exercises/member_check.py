"""A member that fails frees the others at once; one that does not leaves the barrier alone."""

import threading

from press.exercises import Attempt


class Stop(BaseException):
    """Not an Exception, like KeyboardInterrupt."""


def check(attempt: Attempt) -> None:
    """The printed result, a barrier without a timeout, and a block that does not fail."""
    lines = attempt.run().lines
    attempt.expect(
        lines[:1] == ["failed, the other one knows: True"],
        zh="一个线程失败了，屏障却没有损坏：另一个要一直等到超时。",
        en="one thread has failed, and the barrier is not broken: the other one waits until its timeout.",
    )
    attempt.expect(
        lines[1:] == ["['BrokenBarrierError', 'ValueError', 'read 7']"],
        zh="异常应当照样传到代码块外面：一个 ValueError，一个 BrokenBarrierError。",
        en="the exceptions should still leave the block: one ValueError, one BrokenBarrierError.",
    )
    member = attempt.load("member").member
    for kind in (ValueError, Stop):
        frees_the_others(attempt, member, kind)
    barrier = threading.Barrier(1)
    with member(barrier):
        barrier.wait()
    attempt.expect(
        not barrier.broken,
        zh="代码块没有失败，屏障也损坏了。",
        en="the block did not fail, and yet the barrier is broken.",
    )


def frees_the_others(attempt: Attempt, member, kind: type[BaseException]) -> None:
    """Another thread waits without a timeout and is told."""
    barrier = threading.Barrier(2)
    told = threading.Event()

    def wait() -> None:
        try:
            barrier.wait()
        except threading.BrokenBarrierError:
            told.set()

    threading.Thread(target=wait, daemon=True).start()
    passed_on = False
    try:
        with member(barrier):
            raise kind
    except kind:
        passed_on = True
    attempt.expect(
        passed_on,
        zh=f"{kind.__name__} 没有传到代码块外面：处理之后要重新抛出。",
        en=f"{kind.__name__} did not leave the block: raise it again after handling it.",
    )
    attempt.expect(
        told.wait(5),
        zh=f"代码块以 {kind.__name__} 结束，等在屏障前的线程没有得到通知。",
        en=f"the block ended with {kind.__name__}, and the thread at the barrier was not told.",
    )
