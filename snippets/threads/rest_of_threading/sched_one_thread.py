import sched
import threading

now = 0


def sleep(seconds):
    global now
    now += seconds


def ring(what):
    print(f"{now:5}: {what}, threads: {threading.active_count()}")


# 虚拟的时钟：三小时转眼就过
# A virtual clock: three hours pass in no time
scheduler = sched.scheduler(timefunc=lambda: now, delayfunc=sleep)
scheduler.enter(7200, 1, ring, ("bread",))
scheduler.enter(600, 2, ring, ("tea",))
scheduler.enter(600, 1, ring, ("eggs",))
phone = scheduler.enter(1800, 1, ring, ("phone",))
scheduler.enterabs(10800, 1, ring, kwargs={"what": "soup"})
scheduler.cancel(phone)
print(len(scheduler.queue), "events to come")
scheduler.run()
print("empty:", scheduler.empty())
