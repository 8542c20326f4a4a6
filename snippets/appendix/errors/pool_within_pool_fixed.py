from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=1) as pool:
    inner = pool.submit(len, "abc")
    outer = pool.submit(str, inner.result())
    print(outer.result())
