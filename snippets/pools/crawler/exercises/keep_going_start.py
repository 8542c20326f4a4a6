# exercise: pools/crawler/keep_going
from concurrent.futures import ThreadPoolExecutor, as_completed


def fetch(url):
    if url == "/gone":
        raise OSError("404")
    return f"<h1>{url}</h1>"


def crawl(urls, fetch):
    # 改好它：失败的页面在报告里留下异常，其余的照常
    # Mend it: a page that fails leaves its exception in the report
    report = {}
    with ThreadPoolExecutor(2) as pool:
        loading = {pool.submit(fetch, url): url for url in urls}
        try:
            for future in as_completed(loading):
                report[loading[future]] = future.result()
        except Exception as error:
            print(f"failed: {error}")
    return report


if __name__ == "__main__":
    report = crawl(["/gone", "/", "/a"], fetch)
    for url in sorted(report):
        print(url, repr(report[url]))
