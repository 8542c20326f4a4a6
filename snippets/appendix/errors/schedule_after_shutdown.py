from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as pool:
    print(pool.submit(len, "abc").result())
try:
    pool.submit(len, "abc")
except RuntimeError as error:
    print(f"RuntimeError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "在 with 块之后提交 / submits after the with block"
# ///
