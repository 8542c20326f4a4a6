import threading

accounts = {"ann": 70, "bob": 30}
lock = threading.Lock()
half_done = threading.Event()
audit_done = threading.Event()


# section: functions
def transfer(amount):
    with lock:
        accounts["ann"] -= amount
        half_done.set()
        audit_done.wait(timeout=0.1)
        accounts["bob"] += amount


def audit():
    half_done.wait()
    # 只读也要拿同一把锁
    # A reader takes the same lock
    with lock:
        print(f"audit sees {sum(accounts.values())}")
    audit_done.set()


# end: functions


threads = [
    threading.Thread(target=audit),
    threading.Thread(target=transfer, args=(20,)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"at the end {sum(accounts.values())}")
