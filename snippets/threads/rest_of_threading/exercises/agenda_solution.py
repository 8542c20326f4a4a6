# exercise: threads/rest_of_threading/agenda
import sched
import threading
import time


def run_agenda(items, clock=time.monotonic, sleep=time.sleep):
    scheduler = sched.scheduler(clock, sleep)
    now = clock()
    for delay, function in items:
        scheduler.enterabs(now + delay, 1, function)
    scheduler.run()


if __name__ == "__main__":
    where = []

    def note():
        where.append(threading.current_thread())

    run_agenda([(0.02, note), (0.01, note)])
    same = set(where) == {threading.main_thread()}
    print("in the calling thread:", same)
