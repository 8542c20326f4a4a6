import faulthandler
import threading

first, second = threading.Lock(), threading.Lock()
both_hold_one = threading.Barrier(2)


def take(one, other):
    with one:
        both_hold_one.wait()
        with other:
            print("never printed")


# 0.3 秒后打印所有线程的调用栈，然后结束进程
# After 0.3 s print the stack of every thread, then end the process
faulthandler.dump_traceback_later(0.3, exit=True)

ann = threading.Thread(target=take, args=(first, second), name="Ann")
ben = threading.Thread(target=take, args=(second, first), name="Ben")
ann.start()
ben.start()
ann.join()
ben.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# exit = 1
# stderr = true
# vary = [
#     'threading\.py", line \d+',
#     '\[python[\d.]*\]',
# ]
# ///
