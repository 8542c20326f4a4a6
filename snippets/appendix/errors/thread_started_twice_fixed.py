import threading

for _ in range(2):
    worker = threading.Thread(target=print, args=("working",))
    worker.start()
    worker.join()
