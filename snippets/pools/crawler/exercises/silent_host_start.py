# exercise: pools/crawler/silent_host
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

URLS = [
    *(f"http://slow/{number}" for number in range(4)),
    *(f"http://fast/{number}" for number in range(4))]


def fetch(url):
    return urlsplit(url).netloc


def crawl(urls, fetch, limit):
    # 改好它：每台主机最多 limit 个请求，一台慢了不拖累别的
    # Mend it: at most `limit` requests to each host at a time, and
    # a slow host holds up no other
    with ThreadPoolExecutor(limit) as pool:
        loading = {url: pool.submit(fetch, url) for url in urls}
    return {url: future.result() for url, future in loading.items()}


if __name__ == "__main__":
    report = crawl(URLS, fetch, limit=2)
    hosts = sorted(set(report.values()))
    print(f"pages: {len(report)}, hosts: {hosts}")
