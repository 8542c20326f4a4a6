import sched
import threading
import time

asleep = threading.Event()
wake = threading.Event()
rang = threading.Event()


def sleep(seconds):
    # 可以叫醒的睡眠
    # A sleep that can be ended
    asleep.set()
    wake.wait(seconds)
    wake.clear()


scheduler = sched.scheduler(time.monotonic, sleep)
in_an_hour = scheduler.enter(3600, 1, print)
runner = threading.Thread(target=scheduler.run)
runner.start()
asleep.wait()

scheduler.enter(0, 1, rang.set)
print("urgent event, seen:", rang.wait(timeout=0.05))
wake.set()
print("woken up, seen:", rang.wait(timeout=5))

scheduler.cancel(in_an_hour)
wake.set()
runner.join()
print("nothing left: run() has returned")
