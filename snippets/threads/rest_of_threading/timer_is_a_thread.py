import threading


def ring(what):
    print(what, "rings in", threading.current_thread().name)


alarm = threading.Timer(3600, ring, args=("alarm",))
print("a Thread:", isinstance(alarm, threading.Thread))
alarm.start()
print("one hour to go, running already:", alarm.is_alive())
alarm.cancel()
alarm.join()

alarm = threading.Timer(0.01, ring, kwargs={"what": "alarm"})
alarm.name = "the timer's own thread"
alarm.start()
alarm.join()
print("after ringing, still running:", alarm.is_alive())
