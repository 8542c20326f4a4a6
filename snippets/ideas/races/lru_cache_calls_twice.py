import functools
import threading

opened = []
received = []
both_inside = threading.Barrier(2)


@functools.lru_cache
def get_connection(host):
    both_inside.wait()
    opened.append(host)
    return object()


def use_connection():
    received.append(get_connection("db"))


threads = [threading.Thread(target=use_connection) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"opened: {len(opened)}")
print(f"both threads got the same one: {received[0] is received[1]}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "缓存不保证只调用一次 / a cache is no promise to call once"
# ///
