import threading

server = {"host": "old.example", "port": 80}
host_read = threading.Event()
replaced = threading.Event()


def move():
    global server
    host_read.wait()
    server = {"host": "new.example", "port": 443}
    replaced.set()


def address():
    host = server["host"]
    host_read.set()
    replaced.wait()
    return f"{host}:{server['port']}"


thread = threading.Thread(target=move)
thread.start()
print(address())
thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "主机是旧的，端口是新的 / the host is old, the port is new"
# ///
