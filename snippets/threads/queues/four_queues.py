import queue

kinds = (
    queue.Queue,
    queue.LifoQueue,
    queue.PriorityQueue,
    queue.SimpleQueue,
)
for kind in kinds:
    box = kind()
    for item in (2, 3, 1):
        box.put(item)
    print(f"{kind.__name__:13} {[box.get() for _ in range(3)]}")
