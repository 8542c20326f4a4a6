import queue


def methods(kind):
    return {name for name in dir(kind) if not name.startswith("_")}


simple = methods(queue.SimpleQueue)
print("SimpleQueue has:", *sorted(simple))
print("only Queue has: ", *sorted(methods(queue.Queue) - simple))

box = queue.SimpleQueue()
for number in range(100_000):
    # 参数只为与 Queue 兼容，不起作用
    # Arguments for the sake of Queue; they have no effect
    box.put(number, block=True, timeout=0.05)
print(f"holds {box.qsize()}, empty: {box.empty()}")
box.put_nowait("last")
print(f"first out: {box.get_nowait()}")
