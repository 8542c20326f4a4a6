from threading import Condition, Event, Thread


def listener_hears(listener_first):
    condition, listening, heard = Condition(), Event(), []

    def listen():
        with condition:
            listening.set()
            heard.append(condition.wait(timeout=0.1))

    def speak():
        with condition:
            condition.notify()

    first, second = Thread(target=listen), Thread(target=speak)
    if not listener_first:
        first, second = second, first
    first.start()
    if listener_first:
        listening.wait()
    else:
        first.join()
    second.start()
    first.join()
    second.join()
    return heard[0]


print(f"listener first: hears it: {listener_hears(True)}")
print(f"speaker first:  hears it: {listener_hears(False)}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "先说的话没有人听见 / what is said first is heard by nobody"
# ///
