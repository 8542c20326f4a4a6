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


def start_reader(name):
    thread = threading.Thread(target=reader, args=[name])
    thread.start()
    looked.acquire()
    return thread


ann, bob = start_reader("ann"), start_reader("bob")
for name, thread in (("bob", bob), ("ann", ann)):
    with lock:
        letters.append(name)
        mail_for[name].notify()
    thread.join()
    waits = f"ann waits {ann.is_alive()}, bob waits {bob.is_alive()}"
    print(f"a letter for {name}: {waits}")
