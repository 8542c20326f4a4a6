import threading
from concurrent.futures import ThreadPoolExecutor

TASKS = 200


def run(start, at_once):
    """Start all tasks; so many of them have to be there at once."""
    together, threads = threading.Barrier(at_once), set()

    def task(number):
        threads.add(threading.current_thread())
        if number < at_once:
            together.wait()

    return threads, [start(task, number) for number in range(TASKS)]


def start_thread(task, number):
    thread = threading.Thread(target=task, args=(number,))
    thread.start()
    return thread


threads, started = run(start_thread, at_once=TASKS)
for thread in started:
    thread.join()
print(f"a thread each: {len(threads)} threads for {TASKS} tasks")

with ThreadPoolExecutor(max_workers=8) as pool:
    threads, futures = run(pool.submit, at_once=8)
print(f"a pool of 8:   {len(threads)} threads for {TASKS} tasks")
