"""Every visit counts, whatever the order of reads and writes, and pages are still rendered together."""

import threading
from contextlib import suppress

from press.exercises import Attempt

VISITORS = 3


class Counts(dict):
    """A dict in which all who read meet before any of them goes on, if they can."""

    def __init__(self):
        super().__init__()
        self.meeting = threading.Barrier(VISITORS)

    def _meet(self, value):
        with suppress(threading.BrokenBarrierError):
            self.meeting.wait(timeout=0.2)
        return value

    def get(self, key, default=None):
        return self._meet(dict.get(self, key, default))

    def __getitem__(self, key):
        return self._meet(dict.get(self, key, 0))

    def setdefault(self, key, default=None):
        return self._meet(dict.setdefault(self, key, default))


def visit_at_once(module):
    threads = [threading.Thread(target=module.visit, args=("/",), daemon=True) for _ in range(VISITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def check(attempt: Attempt) -> None:
    module = attempt.load("visits", "visit", "render")
    module.visits, module.render = Counts(), lambda page: f"<h1>{page}</h1>"
    attempt.check_in_time(visit_at_once, module)
    counted = dict.get(module.visits, "/", 0)
    attempt.expect(
        counted == VISITORS,
        zh=f"{VISITORS} 个线程各访问一次，只计了 {counted} 次：读和写之间，别的线程也来读了。",
        en=f"{VISITORS} threads visited once each, and {counted} were counted: others read in between.",
    )
    met = threading.Barrier(VISITORS)

    def render(page):
        with suppress(threading.BrokenBarrierError):
            met.wait(timeout=1)
        return f"<h1>{page}</h1>"

    module.visits, module.render = {}, render
    attempt.check_in_time(visit_at_once, module)
    attempt.expect(
        not met.broken,
        zh="生成页面排起了队：render 在锁里调用。把它挪到临界区外面。",
        en="Pages are rendered one by one: render is called under the lock. Move it outside.",
    )
    run = attempt.run()
    attempt.expect(
        run.lines[-1:] == ["5 visits, counted: 5"],
        zh="整个程序的最后一行应是 5 visits, counted: 5。",
        en="The last line of the whole program should be: 5 visits, counted: 5",
    )
