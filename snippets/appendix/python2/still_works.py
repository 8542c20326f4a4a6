import asyncio
import threading
from multiprocessing.dummy import Pool as ThreadPool


class Worker(threading.Thread):
    def run(self):
        print("a subclass with run():", self.name)


async def job():
    return "done"


worker = Worker(name="worker")
worker.start()
worker.join()

with ThreadPool(2) as pool:
    print("multiprocessing.dummy:", pool.map(len, ["a", "bb"]))

loop = asyncio.new_event_loop()
print("run_until_complete:", loop.run_until_complete(job()))
loop.close()
