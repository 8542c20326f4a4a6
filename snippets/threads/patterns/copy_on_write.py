import threading
from types import MappingProxyType


class Settings:
    def __init__(self, **values):
        self._now = MappingProxyType(values)
        self._one_writer = threading.Lock()

    def snapshot(self):
        return self._now

    def change(self, **values):
        with self._one_writer:
            self._now = MappingProxyType({**self._now, **values})


server = Settings(host="old.example", port=80)
host_read = threading.Event()
replaced = threading.Event()


def move():
    host_read.wait()
    server.change(host="new.example", port=443)
    replaced.set()


def address():
    now = server.snapshot()
    host = now["host"]
    host_read.set()
    replaced.wait()
    return f"{host}:{now['port']}"


thread = threading.Thread(target=move)
thread.start()
print(address())
print(address())
thread.join()
