import multiprocessing
import queue
import threading
import time


def wait():
    time.sleep(0.05)


def compute():
    until = time.thread_time() + 0.05
    while time.thread_time() < until:
        pass


def timed(job, together, results):
    together.wait()
    clock, cpu = time.perf_counter(), time.thread_time()
    job()
    results.put((time.perf_counter() - clock, time.thread_time() - cpu))


def measure(label, kind, job, together, results):
    workers = [kind(target=timed, args=(job, together, results))
               for _ in range(2)]
    for worker in workers:
        worker.start()
    times = [results.get() for _ in workers]
    for worker in workers:
        worker.join()
    clock = max(clock for clock, cpu in times)
    cpu = sum(cpu for clock, cpu in times)
    print(f"{label}: clock {clock:.2f} s, CPU {cpu:.2f} s")


if __name__ == "__main__":
    measure("2 threads wait", threading.Thread, wait,
            threading.Barrier(2), queue.Queue())
    measure("2 threads compute", threading.Thread, compute,
            threading.Barrier(2), queue.Queue())
    measure("2 processes compute", multiprocessing.Process, compute,
            multiprocessing.Barrier(2), multiprocessing.SimpleQueue())
