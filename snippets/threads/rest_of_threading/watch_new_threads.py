import threading

seen = []


def watch(frame, event, argument):
    if frame.f_code is step.__code__ and event == "call":
        seen.append(threading.current_thread().name)


def step():
    pass


def work(inside):
    inside.set()
    go_on.wait()
    step()


def start(name):
    inside = threading.Event()
    thread = threading.Thread(target=work, args=(inside,), name=name)
    thread.start()
    inside.wait()
    return thread


for set_watch, get_watch in [
    (threading.settrace, threading.gettrace),
    (threading.setprofile, threading.getprofile),
]:
    seen.clear()
    go_on = threading.Event()
    early = start("started before")
    set_watch(watch)
    installed = get_watch() is watch
    late = start("started after")
    go_on.set()
    early.join()
    late.join()
    step()
    set_watch(None)
    print(f"{set_watch.__name__}: installed {installed}, saw {seen}")
