# exercise: pools/crawler/keep_going
from concurrent.futures import ThreadPoolExecutor, as_completed


def fetch(url):
    if url == "/gone":
        raise OSError("404")
    return f"<h1>{url}</h1>"


def crawl(urls, fetch):
    report = {}
    with ThreadPoolExecutor(2) as pool:
        loading = {pool.submit(fetch, url): url for url in urls}
        for future in as_completed(loading):
            error = future.exception()
            report[loading[future]] = error or future.result()
    return report


if __name__ == "__main__":
    report = crawl(["/gone", "/", "/a"], fetch)
    for url in sorted(report):
        print(url, repr(report[url]))
