from concurrent.futures import ThreadPoolExecutor


def parse(text):
    parsed.append(text)
    return int(text)


parsed = []
texts = ["1", "two", "3", "4"]
with ThreadPoolExecutor(max_workers=1) as pool:
    futures = [pool.submit(parse, text) for text in texts]
print(f"parsed: {parsed}")
for text, future in zip(texts, futures):
    if error := future.exception():
        print(f"{text}: {error}")
    else:
        print(f"{text}: {future.result()}")
