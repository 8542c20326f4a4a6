import queue
import threading

orders = queue.Queue(maxsize=2)
third_is_in = threading.Event()
none_left = threading.Event()
fourth_is_out = threading.Event()


def produce():
    for number in (1, 2, 3):
        orders.put(number)
    third_is_in.set()
    none_left.wait()
    # 消费者在空队列上等：等多久也取不到
    # The consumer waits at the empty queue: there is nothing to get
    print(f"order 4 is out: {fourth_is_out.wait(timeout=0.05)}")
    orders.put(4)


producer = threading.Thread(target=produce)
producer.start()
# 生产者在满队列上等：等多久也放不进去
# The producer waits at the full queue: there is no room
print(f"order 3 is in: {third_is_in.wait(timeout=0.05)}")
print(f"take {orders.get()}")
print(f"order 3 is in: {third_is_in.wait()}")
print(f"take {orders.get()}, take {orders.get()}")
none_left.set()
print(f"take {orders.get()}")
fourth_is_out.set()
producer.join()
