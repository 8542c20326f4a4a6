import threading

started = threading.Event()


def serve_forever():
    try:
        print("the daemon thread is in its try block")
        started.set()
        threading.Event().wait()
    finally:
        print("never printed")


threading.Thread(target=serve_forever, daemon=True).start()
started.wait()
print("main ends")
