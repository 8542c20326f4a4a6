import threading

accounts = {"ann": 70, "bob": 30}
half_done = threading.Event()
audit_done = threading.Event()


def transfer(amount):
    accounts["ann"] -= amount
    half_done.set()
    audit_done.wait()
    accounts["bob"] += amount


def audit():
    half_done.wait()
    print(f"audit sees {sum(accounts.values())}")
    audit_done.set()


threads = [
    threading.Thread(target=audit),
    threading.Thread(target=transfer, args=(20,)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"at the end {sum(accounts.values())}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "查账落在两次写入之间 / the audit reads between two writes"
# ///
