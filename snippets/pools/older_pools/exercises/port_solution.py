# exercise: pools/older_pools/port
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice


def ratings(rate, pairs):
    with ThreadPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(rate, *pair) for pair in pairs]
    return [future.result() for future in futures]


def fast_ones(rate, pairs, enough):
    executor = ThreadPoolExecutor(max_workers=2)
    try:
        futures = [executor.submit(rate, *pair) for pair in pairs]
        done = islice(as_completed(futures), enough)
        return [future.result() for future in done]
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


if __name__ == "__main__":
    pairs = [(2, 3), (3, 2), (5, 1)]
    print(ratings(pow, pairs))
    print(len(fast_ones(pow, pairs, 2)))

# /// script
# requires-python = ">=3.11"
# [tool.press]
# unjoined = "fast_ones() does not wait for the rest"
# ///
