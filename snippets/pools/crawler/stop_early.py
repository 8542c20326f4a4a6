import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import ProxyHandler, build_opener

web = build_opener(ProxyHandler({}))
two_are_in = threading.Barrier(3)
go_on = threading.Event()


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        two_are_in.wait()
        go_on.wait()
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


def download(url):
    with web.open(url, timeout=10) as answer:
        return answer.status


with ThreadingHTTPServer(("127.0.0.1", 0), Page) as site:
    serve = threading.Thread(
        target=site.serve_forever, args=(0.01,), daemon=True)
    serve.start()
    host = f"http://127.0.0.1:{site.server_port}"
    with ThreadPoolExecutor(2) as pool:
        loading = {
            page: pool.submit(download, host + page)
            for page in ("/0", "/1", "/2", "/3", "/4", "/5")}
        two_are_in.wait()
        pool.shutdown(wait=False, cancel_futures=True)
        go_on.set()
    site.shutdown()
    serve.join()
for page, future in loading.items():
    stopped = future.cancelled()
    print(page, "never asked for" if stopped else future.result())
