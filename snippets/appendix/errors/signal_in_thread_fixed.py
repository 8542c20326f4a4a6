import queue
import signal
import threading

requests = queue.SimpleQueue()
stop = threading.Event()


def work():
    print("told to stop:", stop.wait())


signal.signal(signal.SIGINT, lambda number, frame: requests.put(number))
worker = threading.Thread(target=work)
worker.start()
signal.raise_signal(signal.SIGINT)
if requests.get() == signal.SIGINT:
    stop.set()
worker.join()
