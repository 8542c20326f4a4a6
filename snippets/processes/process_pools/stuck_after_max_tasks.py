from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    with ProcessPoolExecutor(1, max_tasks_per_child=2) as pool:
        futures = [pool.submit(abs, -n) for n in range(3)]
        print(futures[0].result(), futures[1].result())
        try:
            print(futures[2].result(timeout=0.3))
        except TimeoutError:
            print("no worker takes the third task")
        pool.submit(abs, -3)
        print(f"after one more submit: {futures[2].result()}")

# /// script
# requires-python = "<3.13"
# [tool.press]
# wrong-on-purpose = "旧版本的错误：池里没有工作进程了 / a fault of old versions: the pool has no worker left"
# ///
