# exercise: pools/thread_pools/connection_per_worker
from concurrent.futures import ThreadPoolExecutor


def ask_all(connect, questions, workers):
    # 改好它：每个工作线程只调用一次 connect()，连接只由这个线程使用
    # Mend it: each worker calls connect() once, and no other thread
    # uses its connection
    def ask(question):
        connection = connect()
        return connection(question)

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(ask, questions))


if __name__ == "__main__":
    opened = []

    def connect():
        opened.append("connection")
        return str.upper

    print(ask_all(connect, ["a", "b", "c", "d"], workers=1))
    print(f"opened: {len(opened)}")
