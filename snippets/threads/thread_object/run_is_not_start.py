import threading


def work():
    print("work() runs in", threading.current_thread().name)


thread = threading.Thread(target=work, name="worker")
thread.run()
print("was it ever started?", thread.ident is not None)

thread = threading.Thread(target=work, name="worker")
thread.start()
thread.join()
print("was it ever started?", thread.ident is not None)
