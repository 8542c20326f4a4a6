# exercise: threads/semaphores/connections
import threading
from contextlib import contextmanager


class Connections:
    def __init__(self, connections):
        self.free = list(connections)
        self.permits = threading.BoundedSemaphore(len(self.free))

    @contextmanager
    def one(self):
        with self.permits:
            connection = self.free.pop()
            # 先归还连接，再归还许可
            # The connection goes back before the permit does
            try:
                yield connection
            finally:
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
