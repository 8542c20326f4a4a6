import threading


def load(url):
    print(f"loading {url}")


def report(args):
    print(f"TypeError: {args.exc_value}")


threading.excepthook = report
worker = threading.Thread(target=load, args=("/ab"))
worker.start()
worker.join()

# /// script
# [tool.press]
# wrong-on-purpose = "少了一个逗号，args 是字符串 / a comma is missing: args is a string"
# ///
