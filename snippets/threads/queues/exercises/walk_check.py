"""join() may return only when no folder is left to look at: not while a slow one is still being read."""

import threading
from collections.abc import Iterator

from press.exercises import Attempt

TREE = {"a": ["b", "c"], "c": ["d", "e"], "e": ["f"]}


class SlowToTell(list[str]):
    """A list that takes a while to go through."""

    def __iter__(self) -> Iterator[str]:
        threading.Event().wait(0.1)
        return super().__iter__()


def check(attempt: Attempt) -> None:
    """The program's own tree, then one with slow folders, then a tree of one, then a deep one."""
    before = set(threading.enumerate())
    module = attempt.load("walk", "children")
    everything = sorted("abcdef")
    for slow in ("a", "e"):

        def children(folder: str, slow: str = slow) -> list[str]:
            if folder == slow:
                threading.Event().wait(0.3)
            return TREE.get(folder, [])

        module.children = children
        found = attempt.check_in_time(module.walk, "a")
        attempt.expect(
            found == everything,
            zh=f"文件夹 {slow} 读得慢，结果只找到 {found}：join() 返回得太早。",
            en=f"folder {slow} is slow to read, and only {found} was found: join() returned too early.",
        )
    module.children = lambda folder: SlowToTell(TREE.get(folder, []))
    found = attempt.check_in_time(module.walk, "a")
    attempt.expect(
        found == everything,
        zh=f"子文件夹放进队列放得慢，结果只找到 {found}：放完之后才能调用 task_done()。",
        en=f"subfolders are slow to be put in, and only {found} was found: call task_done() after that.",
    )
    module.children = lambda folder: []
    attempt.expect(
        attempt.check_in_time(module.walk, "a") == ["a"],
        zh="只有一个文件夹时，应当返回它。",
        en="with a single folder, it should be returned.",
    )
    module.children = lambda folder: [folder + "a"] if len(folder) < 50 else []
    attempt.expect(
        len(attempt.check_in_time(module.walk, "a")) == 50,
        zh="五十层的树没有找全。",
        en="a tree of fifty levels was not found completely.",
    )
    attempt.expect(
        not [thread for thread in set(threading.enumerate()) - before if thread.name != "check"],
        zh="walk 返回之后还有线程没有结束。",
        en="threads are left after walk has returned.",
    )
    run = attempt.run()
    attempt.expect(
        run.lines[-1:] == ["6 of 6 folders"],
        zh="应当打印 6 of 6 folders。",
        en="it should print '6 of 6 folders'.",
    )
