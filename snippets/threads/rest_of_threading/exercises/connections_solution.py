# exercise: threads/rest_of_threading/connections
import threading


class Connections:
    def __init__(self, connect):
        self._connect = connect
        self._local = threading.local()
        self._lock = threading.Lock()
        self._opened = []

    def get(self):
        try:
            return self._local.connection
        except AttributeError:
            connection = self._local.connection = self._connect()
            with self._lock:
                self._opened.append(connection)
            return connection

    def close_all(self):
        with self._lock:
            opened, self._opened = self._opened, []
        for connection in opened:
            connection.close()


class Connection:
    def close(self):
        closed.append(self)


if __name__ == "__main__":
    closed, used = [], []

    def work():
        used.append(connections.get())

    connections = Connections(Connection)
    work()
    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    connections.close_all()
    print("two connections:", len(set(used)) == 2)
    print("all closed:", set(closed) == set(used))
