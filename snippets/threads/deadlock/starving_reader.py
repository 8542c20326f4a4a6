import threading

THEN_COME = {
    "writer 1": ["reader", "writer 2"],
    "writer 2": ["writer 3"],
    "writer 3": ["writer 4"],
}
line, order, threads, inside = [], [], [], None
changed = threading.Condition()


def may_enter(name):
    # 写者优先：有写者在等，读者就得等
    # Writers first: a reader waits as long as any writer waits
    writers = [one for one in line if one.startswith("writer")]
    return inside is None and name == (writers or line)[0]


def visit(name):
    global inside
    with changed:
        line.append(name)
        changed.notify_all()
        changed.wait_for(lambda: may_enter(name))
        line.remove(name)
        inside = name
        order.append(name)
    for follower in THEN_COME.get(name, []):
        start(follower)
        with changed:
            changed.wait_for(lambda last=follower: line[-1:] == [last])
    with changed:
        inside = None
        changed.notify_all()


def start(name):
    thread = threading.Thread(target=visit, args=(name,), name=name)
    threads.append(thread)
    thread.start()


start("writer 1")
for thread in threads:
    thread.join()
print(" -> ".join(order))

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "写者不断，读者就一直等 / while writers come, the reader waits"
# ///
