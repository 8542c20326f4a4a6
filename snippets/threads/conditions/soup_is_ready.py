import threading

table = []
changed = threading.Condition()


def cook():
    with changed:
        table.append("soup")
        print("cook: the soup is on the table")
        changed.notify()


thread = threading.Thread(target=cook)
with changed:
    # 厨师现在就开工，但主线程等待之前他进不来
    # The cook starts now, but cannot come in before main waits
    thread.start()
    while not table:
        print("guest: no soup yet, I wait")
        changed.wait()
    print(f"guest: I eat the {table.pop()}")
thread.join()
