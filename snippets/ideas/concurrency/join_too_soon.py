import threading

N = 5


def request(number):
    waiting = threading.active_count() - 1
    print(f"request {number}: {waiting} thread in progress")


for number in range(1, N + 1):
    thread = threading.Thread(target=request, args=(number,))
    thread.start()
    thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "五个线程，却一个接一个 / five threads, one after another"
# ///
