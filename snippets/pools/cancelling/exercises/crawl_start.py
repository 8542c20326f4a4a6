# exercise: pools/cancelling/crawl
from concurrent.futures import ThreadPoolExecutor

LINKS = {
    "home": ["news", "shop", "lost"],
    "news": ["home", "archive"],
    "shop": ["cart"],
    "archive": [],
    "cart": [],
}


def fetch(page):
    return LINKS[page]


def crawl(first, fetch):
    # 改好它：每页取一次，一页不漏；返回取到的页和失败的页，都排好序
    # Mend it: fetch each page once and miss none; return the pages
    # fetched and the pages failed, both sorted
    found, failed = [], []

    def visit(page):
        links = fetch(page)
        found.append(page)
        for link in links:
            if link not in found:
                pool.submit(visit, link)

    with ThreadPoolExecutor(max_workers=4) as pool:
        pool.submit(visit, first)
    return sorted(found), sorted(failed)


if __name__ == "__main__":
    found, failed = crawl("home", fetch)
    print(f"{len(found)} found, failed: {failed}")
