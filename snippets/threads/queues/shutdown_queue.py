import queue


def drain(box):
    items = []
    try:
        while True:
            items.append(box.get())
    except queue.ShutDown:
        return items


for immediate in (False, True):
    box = queue.Queue()
    for number in range(3):
        box.put(number)
    box.shutdown(immediate=immediate)
    print(f"shutdown(immediate={immediate})")
    try:
        box.put(3)
    except queue.ShutDown:
        print("  put: ShutDown")
    print(f"  get until ShutDown: {drain(box)}")

# /// script
# requires-python = ">=3.13"
# ///
