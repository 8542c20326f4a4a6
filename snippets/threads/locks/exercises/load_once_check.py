"""Each url is loaded once, however many ask; different urls load together; a failure can be tried again."""

import threading
from contextlib import suppress

from press.exercises import Attempt


class Meeting(dict):
    """A dict in which all who look meet before any of them goes on, if they can; setdefault is one step."""

    def __init__(self):
        super().__init__()
        self.meeting = threading.Barrier(3)

    def _meet(self, seen):
        with suppress(threading.BrokenBarrierError):
            self.meeting.wait(timeout=0.2)
        return seen

    def __contains__(self, key):
        return self._meet(dict.__contains__(self, key))

    def get(self, key, default=None):
        return self._meet(dict.get(self, key, default))


def get_all(module, urls):
    """What `get` returned in one thread for each url."""
    results, lock = [], threading.Lock()

    def ask(url):
        page = module.get(url)
        with lock:
            results.append(page)

    threads = [threading.Thread(target=ask, args=(url,), daemon=True) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def check(attempt: Attempt) -> None:
    module = attempt.load("get", "load")
    calls, meeting = [], threading.Barrier(3)

    def load(url):
        calls.append(url)
        with suppress(threading.BrokenBarrierError):
            meeting.wait(timeout=0.3)
        return object()

    module.load = load
    for name, value in list(vars(module).items()):
        if type(value) is dict and not value and not name.startswith("__"):
            setattr(module, name, Meeting())
    results = attempt.check_in_time(get_all, module, ["/same"] * 3)
    attempt.expect(
        len(calls) == 1,
        zh=f"三个线程要同一个 url，加载了 {len(calls)} 次，应当是一次。",
        en=f"Three threads asked for one url, and it was loaded {len(calls)} times instead of once.",
    )
    attempt.expect(
        len(set(map(id, results))) == 1,
        zh="三个线程拿到的应当是同一个结果。",
        en="The three threads should get one and the same result.",
    )
    calls.clear()
    meeting = threading.Barrier(3)
    attempt.check_in_time(get_all, module, ["/1", "/2", "/3"])
    attempt.expect(
        len(calls) == 3 and not meeting.broken,
        zh="三个不同的 url 没有同时加载：它们共用了一把锁。给每个 url 一把。",
        en="Three different urls were not loaded together: they share a lock. Give each url its own.",
    )

    def fails(url):
        raise OSError("no network")

    module.load = fails
    with suppress(OSError):
        attempt.check_in_time(module.get, "/later")
    module.load = lambda url: "at last"
    again = attempt.check_in_time(module.get, "/later")
    attempt.expect(
        again == "at last",
        zh="加载失败一次之后，再要同一个 url 应当重新加载。",
        en="After a failure, the next call for the same url should load it again.",
    )
