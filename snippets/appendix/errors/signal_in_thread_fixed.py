import signal
import threading

stop = threading.Event()


def work():
    stop.wait()
    print("the worker has been told to stop")


signal.signal(signal.SIGINT, lambda number, frame: stop.set())
worker = threading.Thread(target=work)
worker.start()
signal.raise_signal(signal.SIGINT)
worker.join()
