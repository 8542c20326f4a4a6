import threading


def load(url):
    print(f"loading {url}")


def report(args):
    print(f"TypeError: {args.exc_value}")


threading.excepthook = report
for page in ("/ab", 5):
    worker = threading.Thread(target=load, args=(page))
    worker.start()
    worker.join()

# /// script
# [tool.press]
# wrong-on-purpose = "少了一个逗号，args 不是元组 / a comma is missing: args is no tuple"
# ///
