from concurrent.futures import ThreadPoolExecutor


def parse(text):
    parsed.append(text)
    return int(text)


parsed = []
texts = ["1", "two", "3", "4"]
with ThreadPoolExecutor(max_workers=1) as pool:
    results = pool.map(parse, texts)
print(f"parsed: {parsed}")
print(next(results))
for _ in range(2):
    try:
        print(next(results))
    except (ValueError, StopIteration) as error:
        print(repr(error))

# /// script
# [tool.press]
# wrong-on-purpose = "3 和 4 也算完了，却拿不到 / 3 and 4 have been parsed, too, and cannot be had"
# ///
