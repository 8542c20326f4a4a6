import threading

settings = threading.local()
settings.user = "ann"


def work():
    print("worker begins with", vars(settings))
    settings.user = "ben"
    print("worker has", vars(settings))


worker = threading.Thread(target=work)
worker.start()
worker.join()
print("main still has", vars(settings))
