from concurrent import interpreters


def meet(marks, me, other):
    import sys

    # 从此不让出自己的 GIL
    # From here on, never hand over my GIL
    sys.setswitchinterval(1000)
    marks[me] = 1
    while not marks[other]:
        pass


# 两个解释器看到的是同一块内存
# Both interpreters see the very same memory
marks = memoryview(bytearray(2))
first, second = interpreters.create(), interpreters.create()
threads = [
    first.call_in_thread(meet, marks, 0, 1),
    second.call_in_thread(meet, marks, 1, 0),
]
for thread in threads:
    thread.join()

print(f"interpreters {first.id} and {second.id} met: {list(marks)}")
first.close()
second.close()

# /// script
# requires-python = ">=3.14"
# ///
