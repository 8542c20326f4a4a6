import sys
import threading


def depth(number):
    return 0 if number == 0 else 1 + depth(number - 1)


def work():
    print("calls inside calls:", depth(50_000))


sys.setrecursionlimit(100_000)
print("stack size set:", threading.stack_size())
thread = threading.Thread(target=work)
thread.start()
thread.join()
