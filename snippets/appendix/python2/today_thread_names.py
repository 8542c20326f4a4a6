import threading

stop = threading.Event()
condition = threading.Condition()
stopped = []


def work():
    with condition:
        condition.wait_for(stop.is_set)
        stopped.append(threading.current_thread().name)


reader = threading.Thread(target=work, name="reader", daemon=True)
writer = threading.Thread(target=work, name="writer", daemon=True)
reader.start()
writer.start()
print("alive:", reader.is_alive(), "- daemon:", reader.daemon)
print("threads:", threading.active_count())

# 线程只能自己结束；外面能做的是立一面旗
# A thread ends by itself; from outside you can raise a flag
stop.set()
with condition:
    condition.notify_all()
reader.join()
writer.join()
print("stopped:", *sorted(stopped), "- alive:", reader.is_alive())
