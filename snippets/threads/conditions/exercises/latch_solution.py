# exercise: threads/conditions/latch
import threading


class Latch:
    def __init__(self, count):
        self.count = count
        self.changed = threading.Condition()

    def count_down(self):
        with self.changed:
            self.count -= 1
            if self.count == 0:
                self.changed.notify_all()

    def wait(self):
        with self.changed:
            self.changed.wait_for(lambda: self.count == 0)


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
