# exercise: pools/cancelling/crawl
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

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
    found, failed, seen = [], [], {first}
    with ThreadPoolExecutor(max_workers=4) as pool:
        fetching = {pool.submit(fetch, first): first}
        while fetching:
            for one in wait(fetching, return_when=FIRST_COMPLETED).done:
                page = fetching.pop(one)
                if one.exception():
                    failed.append(page)
                    continue
                found.append(page)
                for link in set(one.result()) - seen:
                    seen.add(link)
                    fetching[pool.submit(fetch, link)] = link
    return sorted(found), sorted(failed)


if __name__ == "__main__":
    found, failed = crawl("home", fetch)
    print(f"{len(found)} found, failed: {failed}")
