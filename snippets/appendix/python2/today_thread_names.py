import threading

stop = threading.Event()
condition = threading.Condition()
stopped = []


def work():
    with condition:
        condition.wait_for(stop.is_set)
        stopped.append(threading.current_thread().name)


threads = [
    threading.Thread(target=work, name=name, daemon=True)
    for name in ("reader", "writer")
]
for thread in threads:
    thread.start()
print("alive:", thread.is_alive(), "- daemon:", thread.daemon)
print("threads:", threading.active_count())

# 线程只能自己结束；外面能做的只是设一个标志
# A thread ends by itself; from outside you can raise a flag
stop.set()
with condition:
    condition.notify_all()
for thread in threads:
    thread.join()
print("stopped:", *sorted(stopped), "- alive:", thread.is_alive())
