import threading
from concurrent.futures import ThreadPoolExecutor

reply = threading.Event()


def patient():
    reply.wait()


def impatient():
    raise TimeoutError("no reply within 5 s")


with ThreadPoolExecutor(max_workers=2) as pool:
    for task, limit in ((patient, 0.05), (impatient, 60)):
        future = pool.submit(task)
        try:
            future.result(timeout=limit)
        except TimeoutError as error:
            whose = "the task's" if future.done() else "the caller's"
            print(f"{task.__name__}: {error!r} is {whose}")
    reply.set()
