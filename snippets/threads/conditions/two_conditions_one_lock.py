import threading

letters = []
lock = threading.Lock()
mail_for = {name: threading.Condition(lock) for name in ("ann", "bob")}
looked = threading.Semaphore(0)


def reader(name):
    def has_letter():
        looked.release()
        return name in letters

    with mail_for[name]:
        mail_for[name].wait_for(has_letter)


ann, bob = (threading.Thread(target=reader, args=[name])
            for name in mail_for)
for thread in (ann, bob):
    thread.start()
    looked.acquire()
for name, thread in (("bob", bob), ("ann", ann)):
    with lock:
        letters.append(name)
        mail_for[name].notify()
    thread.join()
    print(f"a letter for {name}: ann waits {ann.is_alive()}, "
          f"bob waits {bob.is_alive()}")
