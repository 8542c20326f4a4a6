import threading

seen = []


def watch(frame, event, argument):
    if frame.f_code is step.__code__ and event == "call":
        seen.append(threading.current_thread().name)


def step():
    pass


def work():
    inside.set()
    go_on.wait()
    step()


for watch_all in [
    threading.settrace_all_threads,
    threading.setprofile_all_threads,
]:
    seen.clear()
    inside, go_on = threading.Event(), threading.Event()
    early = threading.Thread(target=work, name="started before")
    early.start()
    inside.wait()
    watch_all(watch)
    go_on.set()
    early.join()
    step()
    watch_all(None)
    print(f"{watch_all.__name__}: saw {seen}")

# /// script
# requires-python = ">=3.12"
# ///
