import threading
from concurrent.futures import InterpreterPoolExecutor, wait
from concurrent.interpreters import create_queue, get_current

MAIN = threading.main_thread()
idents = {}


def work(go):
    go.get()
    return get_current().id, threading.get_ident()


def who(case):
    def callback(future):
        where = get_current().id
        main = threading.current_thread() is MAIN
        idents[case] = threading.get_ident()
        print(f"{case}: interpreter {where}, main thread {main}")

    return callback


if __name__ == "__main__":
    go = create_queue()
    with InterpreterPoolExecutor(1) as pool:
        future, queued = pool.submit(work, go), pool.submit(work, go)
        queued.add_done_callback(who("cancelled"))
        queued.cancel()
        future.add_done_callback(who("pending"))
        go.put("go")
        wait([future])
    future.add_done_callback(who("already done"))
    interpreter, ident = future.result()
    print(f"the task ran in interpreter {interpreter}")
    print(f"in the thread of 'pending': {ident == idents['pending']}")

# /// script
# requires-python = ">=3.14"
# ///
