import threading


def work():
    print("work() runs in", threading.current_thread().name)


thread = threading.Thread(target=work, name="worker")
thread.start()
thread.join()
print("the thread ended without an error")
