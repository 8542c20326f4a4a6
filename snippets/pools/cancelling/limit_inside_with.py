import threading
from concurrent.futures import ThreadPoolExecutor

answer_comes, gave_up = threading.Event(), threading.Event()


def ask_with_a_limit():
    with ThreadPoolExecutor() as pool:
        try:
            return pool.submit(answer_comes.wait).result(timeout=0.05)
        except TimeoutError:
            print("TimeoutError")
            gave_up.set()
            return "no answer"


caller = threading.Thread(target=ask_with_a_limit)
caller.start()
gave_up.wait()
caller.join(timeout=0.05)
print(f"the caller can go on: {not caller.is_alive()}")
answer_comes.set()
caller.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "时限到了，with 还在等 / the limit is over, with still waits"
# ///
