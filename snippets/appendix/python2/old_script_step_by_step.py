import subprocess
import sys

script = """
import Queue, threading, time

class Asker(threading.Thread):
    def run(self):
        while True:
            host = hosts.get()
            time.sleep(0.01)  # a slow server
            answers[host] = len(host)
            hosts.task_done()

hosts, answers = Queue.Queue(), {}
for number in xrange(3):
    asker = Asker()
    asker.setDaemon(True)
    asker.start()
for host in ["alpha", "beta", "delta", "gamma"]:
    hosts.put(host)
hosts.join()
for host in sorted(answers.iterkeys()):
    print host, answers[host]
"""
REPAIRS = {
    "print host, answers[host]": "print(host, answers[host])",
    "import Queue": "import queue",
    "Queue.Queue()": "queue.Queue()",
    "xrange(3)": "range(3)",
    "asker.setDaemon(True)": "asker.daemon = True",
    "answers.iterkeys()": "answers",
}

for old, new in REPAIRS.items():
    command = [sys.executable, "-W", "error", "-c", script]
    run = subprocess.run(command, capture_output=True, text=True)
    print(run.stderr.splitlines()[-1])
    print("    repair:", new)
    script = script.replace(old, new)

command = [sys.executable, "-W", "error", "-c", script]
run = subprocess.run(command, capture_output=True, text=True)
print(run.stdout, end="")
