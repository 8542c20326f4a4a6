import os
import threading
from concurrent.futures import ProcessPoolExecutor
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing import get_context
from urllib.request import ProxyHandler, build_opener

web = build_opener(ProxyHandler({}))
downloaded_by, parsed_by = [], []

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

def download(url):
    with web.open(url, timeout=10) as answer:
        return os.getpid(), answer.read().decode()


def parse(future):
    process, html = future.result()
    HTMLParser().feed(html)
    downloaded_by.append(process)
    parsed_by.append((os.getpid(), threading.current_thread()))


if __name__ == "__main__":
    with Site(("127.0.0.1", 0), Page) as site:
        serve = threading.Thread(
            target=site.serve_forever, args=(0.01,), daemon=True)
        host = f"http://127.0.0.1:{site.server_port}"
        with ProcessPoolExecutor(2, get_context("spawn")) as pool:
            for number in range(6):
                future = pool.submit(download, f"{host}/{number}")
                future.add_done_callback(parse)
            # 回调都登记好了，网站才开始回答
            # The site answers when all callbacks are registered
            serve.start()
        site.shutdown()
        serve.join()
    pages = sorted(map(downloaded_by.count, set(downloaded_by)))
    print(f"pages downloaded by each process: {pages}")
    (process, thread), = set(parsed_by)
    print(f"pages parsed by one thread: {len(parsed_by)}")
    print(f"it is in this process: {process == os.getpid()}")
    print(f"it is the main thread: {thread is threading.main_thread()}")
