import threading

cores = threading.BoundedSemaphore(2)
both_have_one = threading.Barrier(2)
results = []


def job():
    # 这项工作要占两个核
    # This job needs two cores
    with cores:
        both_have_one.wait()
        got_second = cores.acquire(timeout=0.1)
        results.append(got_second)
        both_have_one.wait()
        if got_second:
            cores.release()


threads = [threading.Thread(target=job) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"second core: {results}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "各占一个，互相等 / each has one and waits for the other's"
# ///
