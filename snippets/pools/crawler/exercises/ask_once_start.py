# exercise: pools/crawler/ask_once
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

LINKS = {
    "/": ["/a", "/b", "/a"], "/a": ["/c"], "/b": ["/c", "/"], "/c": []}
asked = []


def fetch(url):
    asked.append(url)
    return LINKS[url]


def crawl(start, fetch):
    # 改好它：不管有多少链接指向一页，只要一次
    # Mend it: however many links lead to a page, ask for it once
    report = {}
    with ThreadPoolExecutor(4) as pool:
        running = {pool.submit(fetch, start): start}
        while running:
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                url = running.pop(future)
                report[url] = future.result()
                for link in report[url]:
                    if link not in report:
                        running[pool.submit(fetch, link)] = link
    return report


if __name__ == "__main__":
    print(f"pages: {sorted(crawl('/', fetch))}")
    print(f"asked for: {sorted(asked)}")
