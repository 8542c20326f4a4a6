# exercise: pools/thread_pools/connection_per_worker
import threading
from concurrent.futures import ThreadPoolExecutor


def ask_all(connect, questions, workers):
    mine = threading.local()

    def begin():
        mine.connection = connect()

    def ask(question):
        return mine.connection(question)

    with ThreadPoolExecutor(workers, initializer=begin) as pool:
        return list(pool.map(ask, questions))


if __name__ == "__main__":
    opened = []

    def connect():
        opened.append("connection")
        return str.upper

    print(ask_all(connect, ["a", "b", "c", "d"], workers=1))
    print(f"opened: {len(opened)}")
