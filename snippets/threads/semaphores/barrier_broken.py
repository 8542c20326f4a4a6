import threading
import time


def waiter(barrier, answers):
    try:
        barrier.wait()
    except threading.BrokenBarrierError as error:
        answers.append(type(error).__name__)


def show(name, end_the_wait, action=None):
    barrier, answers = threading.Barrier(2, action), []
    thread = threading.Thread(target=waiter, args=[barrier, answers])
    thread.start()
    while barrier.n_waiting == 0:
        time.sleep(0.001)
    try:
        end_the_wait(barrier)
    except ValueError as error:
        answers.append(type(error).__name__)
    thread.join()
    print(f"{name}: {sorted(answers)}, broken: {barrier.broken}")


def fail():
    raise ValueError


show("abort()", threading.Barrier.abort)
show("reset()", threading.Barrier.reset)
show("action fails", threading.Barrier.wait, action=fail)
