# exercise: threads/rest_of_threading/connections
import threading


class Connections:
    def __init__(self, connect):
        self._connect = connect
        self._local = threading.local()
        self._local.connection = connect()

    def get(self):
        # 每个线程第一次调用时建立自己的连接，以后都用它
        # A connection of each thread's own, made at its first call
        return self._local.connection

    def close_all(self):
        # 关闭所有线程的连接
        # Close the connections of all threads
        self._local.connection.close()


class Connection:
    def close(self):
        closed.append(self)


if __name__ == "__main__":
    closed, used = [], []

    def work():
        try:
            used.append(connections.get())
        except AttributeError as error:
            print("worker:", error)

    connections = Connections(Connection)
    work()
    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    connections.close_all()
    print("two connections:", len(set(used)) == 2)
    print("all closed:", set(closed) == set(used))
