# exercise: threads/rest_of_threading/agenda
import threading
import time


def run_agenda(items, clock=time.monotonic, sleep=time.sleep):
    # items 是若干个 (几秒之后, 函数)；用一个线程按时依次调用
    # items are pairs (seconds from now, function): call each when its
    # time has come, all in the calling thread
    timers = [
        threading.Timer(delay, function) for delay, function in items
    ]
    for timer in timers:
        timer.start()
    for timer in timers:
        timer.join()


if __name__ == "__main__":
    where = []

    def note():
        where.append(threading.current_thread())

    run_agenda([(0.02, note), (0.01, note)])
    same = set(where) == {threading.main_thread()}
    print("in the calling thread:", same)
