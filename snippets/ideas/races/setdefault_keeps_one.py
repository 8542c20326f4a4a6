import threading

connections = {}
opened = []
received = []
both_have_opened = threading.Barrier(2)


def get_connection(host):
    fresh = object()
    opened.append(fresh)
    both_have_opened.wait()
    # 检查加写入，一次调用完成
    # Check and write in a single call
    return connections.setdefault(host, fresh)


def use_connection():
    received.append(get_connection("db"))


threads = [threading.Thread(target=use_connection) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"opened: {len(opened)}")
print(f"both threads got the same one: {received[0] is received[1]}")
