# exercise: pools/crawler/silent_host
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from urllib.parse import urlsplit

URLS = [
    *(f"http://slow/{number}" for number in range(4)),
    *(f"http://fast/{number}" for number in range(4))]


def fetch(url):
    return urlsplit(url).netloc


def crawl(urls, fetch, limit):
    with ExitStack() as stack:
        pools = {
            host: stack.enter_context(ThreadPoolExecutor(limit))
            for host in {urlsplit(url).netloc for url in urls}}
        loading = {
            url: pools[urlsplit(url).netloc].submit(fetch, url)
            for url in urls}
    return {url: future.result() for url, future in loading.items()}


if __name__ == "__main__":
    report = crawl(URLS, fetch, limit=2)
    hosts = sorted(set(report.values()))
    print(f"pages: {len(report)}, hosts: {hosts}")
