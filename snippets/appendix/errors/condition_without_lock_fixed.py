import threading

soup_is_ready = threading.Condition()
ready = False


def cook():
    global ready
    with soup_is_ready:
        ready = True
        soup_is_ready.notify()


cook_thread = threading.Thread(target=cook)
cook_thread.start()
with soup_is_ready:
    soup_is_ready.wait_for(lambda: ready)
    print("soup is ready:", ready)
cook_thread.join()
