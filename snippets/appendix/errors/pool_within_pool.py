from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=1) as pool:

    def outer():
        inner = pool.submit(len, "abc")
        try:
            return inner.result(timeout=0.1)
        except TimeoutError:
            return "nobody is free for the inner task"

    print(pool.submit(outer).result())

# /// script
# [tool.press]
# wrong-on-purpose = "任务等待排在自己后面的任务 / a task waits for one behind it"
# ///
