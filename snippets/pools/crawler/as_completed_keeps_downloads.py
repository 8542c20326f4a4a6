import threading
from concurrent.futures import ProcessPoolExecutor, as_completed
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing import get_context
from urllib.request import ProxyHandler, build_opener

PAGES = 40
web = build_opener(ProxyHandler({}))
opened, all_asked = threading.Event(), threading.Event()
asked, parsed = [], []


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        opened.wait()
        asked.append(self.path)
        if len(asked) == PAGES:
            all_asked.set()
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


def download(url):
    with web.open(url, timeout=10) as answer:
        return answer.url


def parse(future):
    if not parsed:
        print(f"during parse: all asked for: {all_asked.wait(9)}")
    parsed.append(future.result())


if __name__ == "__main__":
    with HTTPServer(("127.0.0.1", 0), Page) as site:
        serve = threading.Thread(
            target=site.serve_forever, args=(0.01,), daemon=True)
        serve.start()
        host = f"http://127.0.0.1:{site.server_port}"
        with ProcessPoolExecutor(2, get_context("spawn")) as pool:
            loading = [
                pool.submit(download, f"{host}/{number}")
                for number in range(PAGES)]
            opened.set()
            for future in as_completed(loading):
                parse(future)
        site.shutdown()
        serve.join()
    print(f"asked for {len(asked)}, parsed {len(parsed)}")
