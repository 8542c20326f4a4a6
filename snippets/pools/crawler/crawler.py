import socket
import threading
from collections import Counter
from concurrent import futures
from contextlib import ExitStack
from html import escape
from html.parser import HTMLParser
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing import get_context
from urllib.error import HTTPError
from urllib.parse import quote, urldefrag, urljoin, urlsplit
from urllib.request import (
    HTTPRedirectHandler,
    ProxyHandler,
    build_opener,
)

# section: site
LINKS = {
    "/": "a b gone", "/a": "b#end c broken", "/b": "/ a http://[",
    "/caf%C3%A9": "/",
    "/c": "{silent}/late {silent}/later mailto:me@example.org café"}
asked = Counter()


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        asked[self.path] += 1
        links = LINKS.get(self.path, "").split()
        broken = self.path == "/broken"
        self.send_response(500 if broken else 200 if links else 404)
        self.end_headers()
        for link in links:
            link = link.format(silent=self.server.silent)
            self.wfile.write(f"<a href='{link}'>{link}</a>".encode())

    def log_message(self, *_):
        pass


# end: site

# section: stages
class Stay(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


web = build_opener(ProxyHandler({}), Stay())


class Links(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.found.append(dict(attributes).get("href") or "")


def download(url, patience):
    try:
        with web.open(url, timeout=patience) as answer:
            html = answer.read().decode("utf-8", "replace")
            return answer.status, html
    except HTTPError as error:
        with error:
            # 重定向算作只有一个链接的页面
            # A redirect is a page with one link
            target = error.headers["Location"] or ""
            return error.code, target and f"<a href='{escape(target)}'>"
    except (OSError, HTTPException) as error:
        return type(error).__name__, ""


def parse(html):
    return Links(html).found


# end: stages


# section: crawl
def crawl(start, patience):
    report, loading, parsing = {}, {}, {}
    with ExitStack() as stack:
        # 有线程在，子进程就不能 fork
        # No fork where threads are running
        parsers = stack.enter_context(
            futures.ProcessPoolExecutor(2, get_context("spawn")))
        # 每台主机一个池：池的大小就是这台主机的上限
        # A pool for each host: its size is the limit for this host
        loaders = {
            host: stack.enter_context(futures.ThreadPoolExecutor(2))
            for host in patience}

        def follow(base, link):
            try:
                url = urldefrag(urljoin(base, link)).url
                url = quote(url, safe="!$%&'()*+,/:;=?@[]~")
            except ValueError as error:
                report[link] = str(error)
                return
            host = urlsplit(url).netloc
            if host in patience and url not in report:
                report[url] = "loading"
                loading[loaders[host].submit(
                    download, url, patience[host])] = url

        follow(start, "")
        while loading or parsing:
            running = [*loading, *parsing]
            done, _ = futures.wait(
                running, return_when=futures.FIRST_COMPLETED)
            for future in done:
                if future in loading:
                    url = loading.pop(future)
                    report[url], html = future.result()
                    if html:
                        parsing[parsers.submit(parse, html)] = url
                else:
                    url = parsing.pop(future)
                    for link in future.result():
                        follow(url, link)
    return report


# end: crawl

if __name__ == "__main__":
    with (
        HTTPServer(("127.0.0.1", 0), Page) as site,
        socket.create_server(("127.0.0.1", 0)) as silent,
    ):
        serve = threading.Thread(
            target=site.serve_forever, args=(0.01,), daemon=True)
        serve.start()
        live, dead = (
            f"127.0.0.1:{one.getsockname()[1]}"
            for one in (site.socket, silent))
        site.silent = f"http://{dead}"
        report = crawl(f"http://{live}/", {live: 10, dead: 0.1})
        site.shutdown()
        serve.join()
    pages = {
        url.rpartition("/")[2]: end for url, end in report.items()}
    for page in sorted(pages):
        print(f"/{page:10} {pages[page]}")
    print(f"each page asked for once: {set(asked.values()) == {1}}")
