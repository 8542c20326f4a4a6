import queue
import threading

hosts, answers = queue.Queue(), {}


class Asker(threading.Thread):
    def run(self):
        while True:
            host = hosts.get()
            answers[host] = {"alpha": 5, "delta": 5}[host]
            hosts.task_done()


def report(crash):
    print("a worker died of", repr(crash.exc_value))


threading.excepthook = report
for host in ["alpha", "gamma", "delta"]:
    hosts.put(host)
asker = Asker()
asker.start()
asker.join()
print("answers:", answers, "- unfinished:", hosts.unfinished_tasks)

# 主线程若调用 hosts.join()，就会永远等下去
# Had the main thread called hosts.join(), it would wait for ever
waiter = threading.Thread(target=hosts.join, daemon=True)
waiter.start()
waiter.join(timeout=0.05)
print("hosts.join() still waits:", waiter.is_alive())

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "工作线程没了，join() 还在等 / no worker is left, and join() waits"
# ///
