import sys
import threading
import time

may_go = threading.Event()
condition = threading.Condition()


def wait_for_start():
    may_go.wait()
    print("in:", threading.current_thread().name)


before = time.perf_counter()
thread = threading.Thread(
    target=wait_for_start, name="reader", daemon=True
)
thread.start()
print("alive:", thread.is_alive(), "- daemon:", thread.daemon)
print("threads:", threading.active_count())
may_go.set()
thread.join()
with condition:
    condition.notify_all()
print("alive:", thread.is_alive(), "- event set:", may_go.is_set())
print("switch interval:", sys.getswitchinterval())
print(f"took {time.perf_counter() - before:.2f} s")
