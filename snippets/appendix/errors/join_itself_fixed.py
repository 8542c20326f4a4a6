import threading


def finish():
    others = {threading.main_thread(), threading.current_thread()}
    for thread in set(threading.enumerate()) - others:
        thread.join()
    print("nobody else is left")


worker = threading.Thread(target=finish)
worker.start()
worker.join()
