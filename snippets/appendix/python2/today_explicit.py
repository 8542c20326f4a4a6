import threading

jobs = ["job 1", "job 2", "job 3"]
threads = [threading.Thread(target=jobs.clear)]
data = b""
results = {"job 1": "ok"}

print("half:", len(jobs) // 2)
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("threads started:", sum(t.ident is not None for t in threads))
print("end of stream:", not data)
print("first key:", next(iter(results)))
print("largest:", max([3, None], key=lambda n: -1 if n is None else n))
print()
print("the line above is empty")
