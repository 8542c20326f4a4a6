import threading

rang = []

alarm = threading.Timer(3600, rang.append, args=("in an hour",))
alarm.start()
alarm.cancel()
alarm.join()
print("cancelled in time:", rang)

alarm = threading.Timer(0, rang.append, args=("at once",))
alarm.start()
alarm.join()
alarm.cancel()
print("cancelled too late:", rang)
