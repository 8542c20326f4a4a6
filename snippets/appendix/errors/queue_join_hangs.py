import queue
import threading

jobs = queue.Queue()


def work():
    while True:
        job = jobs.get()
        if job == "bad":
            continue
        print(f"done: {job}")
        jobs.task_done()


for job in ["a", "bad", "b"]:
    jobs.put(job)
threading.Thread(target=work, daemon=True).start()
waiting = threading.Thread(target=jobs.join, daemon=True)
waiting.start()
waiting.join(timeout=0.2)
print("join() has returned:", not waiting.is_alive())

# /// script
# [tool.press]
# wrong-on-purpose = "取了没有报告完成 / taken, and never reported done"
# ///
