import threading
from concurrent.futures import ThreadPoolExecutor

own = threading.local()


def connect():
    try:
        raise OSError("no route to the server")
    except OSError as error:
        own.problem = str(error)


def ask():
    return own.problem


with ThreadPoolExecutor(initializer=connect) as pool:
    print(pool.submit(ask).result())
