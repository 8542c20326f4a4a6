import os
import threading
from concurrent.futures import ThreadPoolExecutor

# 3.13 起数的是这个进程可以用的 CPU，更早的版本数机器上所有的
# Since 3.13 the CPUs that this process may use are counted; before,
# all CPUs of the machine
cpus = getattr(os, "process_cpu_count", os.cpu_count)() or 1
may_end = threading.Event()
with ThreadPoolExecutor(thread_name_prefix="default") as pool:
    # 这么多任务都在等，池就会启动它可以启动的所有线程
    # All these tasks wait, so the pool starts every thread it may start
    for _ in range(100):
        pool.submit(may_end.wait)
    workers = [
        thread.name
        for thread in threading.enumerate()
        if thread.name.startswith("default_")
    ]
    may_end.set()
print("min(32, CPUs + 4):", len(workers) == min(32, cpus + 4))
print("the first is called", workers[0])
