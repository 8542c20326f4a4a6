# exercise: threads/coordination/swap
from threading import Thread


class Exchanger:
    """Two threads that call swap() get what the other one brought."""

    def swap(self, mine):
        # 等另一个线程也来，然后返回它带来的东西；
        # 第三、第四个线程另成一对
        # Wait for another thread, then return what it brought;
        # a third and a fourth thread make a pair of their own
        return None


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
