from collections import deque
from threading import Condition, Semaphore, Thread

items = deque()
changed = Condition()
about_to_wait = Semaphore(0)


def consume():
    with changed:
        while not items:
            about_to_wait.release()
            changed.wait()
            if not items:
                print("a consumer wakes up, and there is nothing")
        items.popleft()
        # 唤醒的是等得最久的线程，不一定是生产者
        # Wakes whoever has waited longest: not always the producer
        changed.notify()


consumers = [Thread(target=consume) for _ in range(2)]
for consumer in consumers:
    consumer.start()
    about_to_wait.acquire()

with changed:
    items.append("first")
    changed.notify()
    # 容量为 1，已满：等有人取走
    # The capacity is 1, and it is full: wait for somebody to take it
    told = changed.wait(timeout=0.2)
    print(f"room for the second item: {not items}")
    print(f"the producer was told: {told}")
    items.append("second")
    changed.notify()

for consumer in consumers:
    consumer.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "通知给错了人，全都睡着 / the wrong thread is told, and all sleep"
# ///
