import pickle
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

web = build_opener(ProxyHandler({}))


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_error(404)

    def log_message(self, *_):
        pass


def travel(thing):
    # 从工作进程回来的东西都要过这一关
    # Whatever comes back from a worker process goes through this
    return pickle.loads(pickle.dumps(thing))


with HTTPServer(("127.0.0.1", 0), Page) as site:
    serve = threading.Thread(
        target=site.serve_forever, args=(0.01,), daemon=True)
    serve.start()
    url = f"http://127.0.0.1:{site.server_port}/gone"
    try:
        web.open(url, timeout=10)
    except HTTPError as error:
        with error:
            kept = error
    site.shutdown()
    serve.join()

print(f"returned: {travel((kept.code, kept.reason))}")
try:
    travel(kept)
except TypeError as refused:
    print(f"raised: {refused}")
