import threading

started = threading.Event()


def serve_forever():
    try:
        started.set()
        threading.Event().wait()
    finally:
        print("never printed")


threading.Thread(target=serve_forever, daemon=True).start()
started.wait()
print("main ends while the daemon thread is in its try block")
