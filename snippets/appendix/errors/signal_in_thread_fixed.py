import signal
import threading

stop = threading.Event()


def work():
    print("told to stop:", stop.wait())


signal.signal(signal.SIGINT, lambda number, frame: stop.set())
worker = threading.Thread(target=work)
worker.start()
signal.raise_signal(signal.SIGINT)
worker.join()
