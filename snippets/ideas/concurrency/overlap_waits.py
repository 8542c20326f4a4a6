import threading

N = 5
all_are_waiting = threading.Barrier(N)


def request():
    # 必须 N 个线程同时等在这里，屏障才打开
    # The barrier opens only when N threads wait here together
    all_are_waiting.wait()


threads = [threading.Thread(target=request) for _ in range(N)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{N} threads were waiting at the same moment")
