from threading import Barrier, Thread

connections = {}
opened = []
both_have_checked = Barrier(2)


def get_connection(host):
    if host not in connections:
        # 两个线程都查过了：还没有
        # Both threads have looked: none yet
        both_have_checked.wait()
        opened.append(host)
        connections[host] = object()
    return connections[host]


threads = [Thread(target=get_connection, args=["db"]) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"connections opened: {len(opened)}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "两个线程都通过了检查 / both threads pass the check"
# ///
