import threading

loop_has_ended = threading.Event()
greeted = []


def greet(name):
    greeted.append(name)


def greet_later():
    loop_has_ended.wait()
    greet(name)


threads = []
for name in ["Ann", "Ben", "Eve"]:
    thread = threading.Thread(target=greet_later)
    thread.start()
    threads.append(thread)
loop_has_ended.set()
for thread in threads:
    thread.join()
print("greeted:", sorted(greeted))

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "用的是循环变量最后的值 / uses the last value of the loop variable"
# ///
