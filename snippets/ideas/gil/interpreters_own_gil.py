from concurrent import interpreters


def meet(marks, me, other):
    marks[me] = 1
    while not marks[other]:
        pass


first, second = interpreters.create(), interpreters.create()
for one in (first, second):
    # 从此它不再因为间隔到了而交出自己的 GIL
    # From here on, no interval makes it hand over its GIL
    one.exec("import sys; sys.setswitchinterval(1000)")

# 两个解释器看到的是同一块内存
# Both interpreters see the very same memory
marks = memoryview(bytearray(2))
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
