from concurrent.futures import ThreadPoolExecutor


def load(url):
    raise ValueError(f"no such page: {url}")


with ThreadPoolExecutor() as pool:
    page = pool.submit(load, "/ab")
    try:
        page.result()
    except ValueError as error:
        print(f"ValueError: {error}")
    else:
        print("all pages are loaded")
