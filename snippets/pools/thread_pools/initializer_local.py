import threading
from concurrent.futures import ThreadPoolExecutor

mine = threading.local()
both_work = threading.Barrier(2)
opened = []


def connect(server):
    mine.connection = f"connection to {server}"
    opened.append(mine.connection)


def ask(question):
    # 两个线程都要做事：一半的任务归一个线程
    # Both threads have to work: each takes half of the tasks
    both_work.wait()
    return f"{question} by {mine.connection}"


pool = ThreadPoolExecutor(2, initializer=connect, initargs=("db",))
with pool:
    for answer in pool.map(ask, ["q1", "q2", "q3", "q4"]):
        print(answer)
print(f"opened: {len(opened)}")
