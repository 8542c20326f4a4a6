import threading

timers = [threading.Timer(3600, print) for _ in range(20)]
for timer in timers:
    timer.start()
print("20 timers, threads besides main:", threading.active_count() - 1)
for timer in timers:
    timer.cancel()
for timer in timers:
    timer.join()
print("cancelled, threads besides main:", threading.active_count() - 1)
