import threading

stop = threading.Event()
first_round_done = threading.Event()


def poll():
    rounds = 0
    while not stop.is_set():
        rounds += 1
        first_round_done.set()
        # 一小时查一次，除非有人叫停
        # Once an hour, unless somebody says stop
        stop.wait(timeout=3600)
    print(f"poller: stopped after {rounds} round, cleaning up")


poller = threading.Thread(target=poll)
poller.start()
first_round_done.wait()
stop.set()
poller.join()
print("main: the poller has ended")
