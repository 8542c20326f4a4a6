import queue
import threading

inbox = queue.Queue()
handled = threading.Semaphore(0)


def listen():
    for source, item in iter(inbox.get, None):
        print(f"from {source}: {item}")
        handled.release()


listener = threading.Thread(target=listen)
listener.start()
inbox.put(("chat", "hello"))
handled.acquire()
inbox.put(("mail", "invoice"))
handled.acquire()
inbox.put(None)
listener.join()
