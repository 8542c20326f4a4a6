import sys
import threading
import traceback

basket = []
worker_is_inside = threading.Event()
main_has_looked = threading.Event()


def outer():
    inner("apple")


def inner(fruit):
    basket.append(fruit)
    try:
        raise ValueError("mine alone")
    except ValueError:
        worker_is_inside.set()
        main_has_looked.wait()
        print(f"worker is handling: {sys.exception()!r}")


def stack_of(thread):
    frame = sys._current_frames()[thread.ident]
    return [entry.name for entry in traceback.extract_stack(frame)
            if entry.filename == __file__]


worker = threading.Thread(target=outer)
worker.start()
worker_is_inside.wait()
print(f"stack of main: {stack_of(threading.main_thread())}")
print(f"stack of worker: {stack_of(worker)}")
print(f"main sees the basket: {basket}")
print(f"main is handling: {sys.exception()!r}")
main_has_looked.set()
worker.join()
