# exercise: threads/coordination/swap
from threading import Event, Lock, Thread


class Exchanger:
    """Two threads that call swap() get what the other one brought."""

    def __init__(self):
        self.lock = Lock()
        self.waiting = None

    def swap(self, mine):
        with self.lock:
            if self.waiting is None:
                # 第一个到：留下一张桌子，在桌边等
                # The first leaves a table and waits beside it
                table = self.waiting = {"first": mine, "met": Event()}
                i_am_first = True
            else:
                table, self.waiting = self.waiting, None
                i_am_first = False
        if i_am_first:
            table["met"].wait()
            return table["second"]
        table["second"] = mine
        table["met"].set()
        return table["first"]


if __name__ == "__main__":
    exchanger = Exchanger()
    got = {}

    def trade(name, mine):
        got[name] = exchanger.swap(mine)

    threads = [
        Thread(target=trade, args=("Ann", "apple")),
        Thread(target=trade, args=("Bob", "bread")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in sorted(got):
        print(f"{name} got: {got[name]}")
