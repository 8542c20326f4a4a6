import multiprocessing
import threading
import time


def wait():
    time.sleep(0.05)


def compute():
    until = time.thread_time() + 0.05
    while time.thread_time() < until:
        sum(range(50_000))


def timed(job, together, results):
    together.wait()
    began, cpu = time.perf_counter(), time.thread_time()
    job()
    results.put((began, time.perf_counter(), time.thread_time() - cpu))


def measure(label, kind, job):
    # 这两样线程和进程都能用
    # Threads and processes alike can use these two
    together = multiprocessing.Barrier(2)
    results = multiprocessing.SimpleQueue()
    other = kind(target=timed, args=(job, together, results))
    other.start()
    timed(job, together, results)
    other.join()
    began, ended, cpu = zip(results.get(), results.get(), strict=True)
    clock = max(ended) - min(began)
    print(f"{label}: clock {clock:.2f} s, CPU {sum(cpu):.2f} s")


if __name__ == "__main__":
    measure("2 threads wait", threading.Thread, wait)
    measure("2 threads compute", threading.Thread, compute)
    measure("2 processes compute", multiprocessing.Process, compute)
