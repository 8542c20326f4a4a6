import sys
from concurrent.futures import ThreadPoolExecutor


def report(future):
    if not future.cancelled() and future.exception():
        print(f"failed: {future.exception()!r}", file=sys.stderr)


with ThreadPoolExecutor(max_workers=1) as pool:
    for text in ("1", "two", "3"):
        # 没有人要这个结果，但出了错要说一声
        # Nobody wants the result, but an error is to be heard of
        pool.submit(int, text).add_done_callback(report)
print("all three are done")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# stderr = true
# ///
