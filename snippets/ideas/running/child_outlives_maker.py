import threading

a_has_ended = threading.Event()


def b():
    a_has_ended.wait()
    names = sorted(thread.name for thread in threading.enumerate())
    print(f"B goes on; threads alive: {names}")


def a():
    thread_b.start()
    print("A has started B and ends")


thread_b = threading.Thread(target=b, name="B")
thread_a = threading.Thread(target=a, name="A")
thread_a.start()
thread_a.join()
print(f"A alive: {thread_a.is_alive()}, B alive: {thread_b.is_alive()}")
a_has_ended.set()
thread_b.join()
