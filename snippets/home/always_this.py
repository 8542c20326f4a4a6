import threading


def work():
    print("2. the thread works")


thread = threading.Thread(target=work)
print("1. before start()")
thread.start()
thread.join()
print("3. after join()")
