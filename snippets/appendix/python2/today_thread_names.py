import threading

stop = threading.Event()
condition = threading.Condition()


def work():
    stop.wait()
    print("stopped:", threading.current_thread().name)


thread = threading.Thread(target=work, name="reader", daemon=True)
thread.start()
print("alive:", thread.is_alive(), "- daemon:", thread.daemon)
print("threads:", threading.active_count())

# 线程只能自己结束；外面能做的是立一面旗
# A thread ends by itself; from outside you can raise a flag
stop.set()
thread.join()
print("alive:", thread.is_alive(), "- flag up:", stop.is_set())
with condition:
    condition.notify_all()
