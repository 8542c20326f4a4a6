import threading

THEN_COME = {
    "writer 1": ["reader", "writer 2"],
    "writer 2": ["writer 3"],
    "writer 3": ["writer 4"],
}
line, order, threads, inside = [], [], [], None
changed = threading.Condition()


# section: rule
def may_enter(name):
    # 先来的先进
    # First come, first in
    return inside is None and name == line[0]


# end: rule


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
