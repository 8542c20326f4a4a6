# exercise: threads/conditions/latch
import threading


class Latch:
    def __init__(self, count):
        self.count = count
        self.changed = threading.Condition()

    def count_down(self):
        # 加锁；减到 0 时叫醒所有等待的线程
        # Take the lock; wake everybody who waits when the count is 0
        self.count -= 1

    def wait(self):
        # 等到 count 变成 0；已经是 0 就立即返回
        # Wait until count is 0; return at once if it already is
        pass


latch = Latch(3)
loaded = []


def load(name):
    loaded.append(name)
    latch.count_down()


def main():
    names = ["config", "users", "prices"]
    threads = [threading.Thread(target=load, args=[n]) for n in names]
    waiter = threading.Thread(target=latch.wait)
    waiter.start()
    waiter.join(timeout=0.1)
    print(f"waiting for 3 files: {waiter.is_alive()}")
    for thread in threads:
        thread.start()
    latch.wait()
    print(f"all loaded: {sorted(loaded)}")
    for thread in [waiter, *threads]:
        thread.join()


if __name__ == "__main__":
    main()
