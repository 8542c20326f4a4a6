import threading

release = threading.Event()
worker = threading.Thread(target=release.wait)
worker.start()

answer = worker.join(timeout=0.05)
print(f"too early: join() gave {answer}, alive: {worker.is_alive()}")

release.set()
answer = worker.join(timeout=5)
print(f"in time: join() gave {answer}, alive: {worker.is_alive()}")
