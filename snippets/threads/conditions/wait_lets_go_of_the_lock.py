import threading

changed = threading.Condition()


def visit(timeout):
    if changed.acquire(timeout=timeout):
        print("visitor: got in")
        changed.notify()
        changed.release()
    else:
        print("visitor: locked out")


with changed:
    print("main computes")
    visitor = threading.Thread(target=visit, args=[0.05])
    visitor.start()
    visitor.join()
    print("main waits")
    visitor = threading.Thread(target=visit, args=[5])
    visitor.start()
    print(f"main: notified {changed.wait()}")
    print(f"main: notified {changed.wait(timeout=0.05)}")
visitor.join()
