import threading

lock = threading.Lock()
results = []


def work():
    result = sum(range(10))
    with lock:
        results.append(result)


worker = threading.Thread(target=work, name="worker")
with lock:
    worker.start()
worker.join()
print(f"joined: results {results}")
