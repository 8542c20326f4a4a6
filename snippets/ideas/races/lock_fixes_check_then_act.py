from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Lock, Thread

connections = {}
opened = []
lock = Lock()
both_have_checked = Barrier(2)


def get_connection(host):
    # 检查和行动在同一个临界区里
    # Check and act share one critical section
    with lock:
        if host not in connections:
            with suppress(BrokenBarrierError):
                both_have_checked.wait(timeout=0.1)
            opened.append(host)
            connections[host] = object()
        return connections[host]


threads = [Thread(target=get_connection, args=["db"]) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"connections opened: {len(opened)}")
