import threading


def work(name):
    for step in 1, 2:
        print(f"{name}: step {step}\n", end="")


threads = [threading.Thread(target=work, args=name) for name in "AB"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("both have ended")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# lanes = '^\w:'
# ///
