import threading


class Download(threading.Thread):
    def __init__(self, url):
        self.url = url

    def run(self):
        print(f"loading {self.url}")


try:
    Download("/a").start()
except RuntimeError as error:
    print(f"RuntimeError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "没有调用父类的 __init__ / the parent's __init__ is not called"
# ///
