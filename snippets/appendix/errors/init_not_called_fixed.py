import threading


class Download(threading.Thread):
    def __init__(self, url):
        super().__init__()
        self.url = url

    def run(self):
        print(f"loading {self.url}")


download = Download("/a")
download.start()
download.join()
