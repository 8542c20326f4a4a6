import threading
from concurrent.futures import ThreadPoolExecutor

answer_comes = threading.Event()


def ask_with_a_limit():
    pool = ThreadPoolExecutor()
    try:
        return pool.submit(answer_comes.wait).result(timeout=0.05)
    except TimeoutError:
        print("TimeoutError")
        return "no answer"
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


caller = threading.Thread(target=ask_with_a_limit)
caller.start()
caller.join()
print(f"the caller can go on: {not caller.is_alive()}")
answer_comes.set()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# unjoined = "the task that nobody waits for any more"
# ///
