from concurrent.futures import ThreadPoolExecutor

pages = ["to be or not", "to be that is", "the question"]


def count_words(page):
    return len(page.split())


with ThreadPoolExecutor() as pool:
    total = sum(pool.map(count_words, pages))

print(f"{total} words")
