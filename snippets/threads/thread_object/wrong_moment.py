import threading


class Forgetful(threading.Thread):
    def __init__(self):
        self.results = []


def attempt(what, call):
    try:
        call()
    except RuntimeError as error:
        print(f"{what}\n    RuntimeError: {error}")


def too_late():
    release = threading.Event()
    thread = threading.Thread(target=release.wait)
    thread.start()
    try:
        thread.daemon = True
    finally:
        release.set()
        thread.join()


attempt("join() before start()", threading.Thread().join)
attempt("join() by the thread itself", threading.current_thread().join)
attempt("daemon = True while it runs", too_late)
attempt("start() without super().__init__()", Forgetful().start)
