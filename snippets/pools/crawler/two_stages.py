import os
import threading
from concurrent import futures
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing import get_context
from urllib.request import ProxyHandler, build_opener

web = build_opener(ProxyHandler({}))

# section: site
waiting = []


class Site(HTTPServer):
    def process_request(self, *request):
        # 两个请求都到了，才一起回答
        # Requests are answered in pairs, when both have come
        waiting.append(request)
        while len(waiting) > 1:
            super().process_request(*waiting.pop(0))
            super().process_request(*waiting.pop(0))


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<p><a href='/'>home</a>" * 100)

    def log_message(self, *_):
        pass


# end: site


# section: crawl
def meet(barrier):
    parse.both = barrier


def download(url):
    with web.open(url, timeout=10) as answer:
        return os.getpid(), answer.read().decode()


def parse(html):
    # 两个进程都在解析，才往下走
    # Goes on only when both processes are parsing
    parse.both.wait()
    HTMLParser().feed(html)
    return os.getpid()


def crawl(host, context):
    downloaded_by, parsing = [], []
    with (
        futures.ProcessPoolExecutor(
            2, context, meet, (context.Barrier(2),)) as parsers,
        futures.ThreadPoolExecutor(2, "download") as loaders,
    ):
        loading = [
            loaders.submit(download, f"{host}/{n}") for n in range(6)]
        for future in futures.as_completed(loading):
            process, html = future.result()
            downloaded_by.append(process)
            parsing.append(parsers.submit(parse, html))
    return downloaded_by, [future.result() for future in parsing]


# end: crawl


if __name__ == "__main__":
    with Site(("127.0.0.1", 0), Page) as site:
        serve = threading.Thread(
            target=site.serve_forever, args=(0.01,), daemon=True)
        serve.start()
        host = f"http://127.0.0.1:{site.server_port}"
        downloaded_by, parsed_by = crawl(host, get_context("spawn"))
        site.shutdown()
        serve.join()
    pages = sorted(map(parsed_by.count, set(parsed_by)))
    print(f"pages parsed by each process: {pages}")
    print(f"pages downloaded here: {downloaded_by.count(os.getpid())}")
    print(f"pages parsed here: {parsed_by.count(os.getpid())}")
