from concurrent.futures import ThreadPoolExecutor

taken = []


def numbers():
    for number in range(1000):
        taken.append(number)
        yield number


with ThreadPoolExecutor(max_workers=2) as pool:
    results = pool.map(abs, numbers(), buffersize=4)
    print(f"before the first result: {len(taken)} taken")
    next(results)
    print(f"after the first result:  {len(taken)} taken")
    print(f"the rest: {sum(1 for _ in results)}, {len(taken)} taken")

# /// script
# requires-python = ">=3.14"
# ///
