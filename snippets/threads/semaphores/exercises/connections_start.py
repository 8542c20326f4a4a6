# exercise: threads/semaphores/connections
import threading
from contextlib import contextmanager


class Connections:
    def __init__(self, connections):
        self.free = list(connections)

    @contextmanager
    def one(self):
        # 没有空闲的就等；用完归还，出了异常也归还
        # Wait if none is free; give it back after use, exception or not
        connection = self.free.pop()
        yield connection
        self.free.append(connection)


def main():
    pool = Connections(["A", "B"])
    taken = []

    def third():
        try:
            with pool.one() as connection:
                taken.append(connection)
        except IndexError as error:
            taken.append(f"IndexError: {error}")

    thread = threading.Thread(target=third)
    with pool.one():
        with pool.one():
            thread.start()
            thread.join(timeout=0.1)
            print(f"both in use, the third got: {taken}")
        thread.join()
        print(f"one is back, the third got: {taken}")


if __name__ == "__main__":
    main()
