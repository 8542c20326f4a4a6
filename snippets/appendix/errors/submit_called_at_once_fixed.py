import threading
from concurrent.futures import ThreadPoolExecutor


def load(url):
    here = threading.current_thread()
    print("in the main thread:", here is threading.main_thread())


with ThreadPoolExecutor() as pool:
    page = pool.submit(load, "/a")
page.result()
