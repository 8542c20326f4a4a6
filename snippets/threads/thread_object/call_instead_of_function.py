import threading


def work():
    print("work() runs in", threading.current_thread().name)


thread = threading.Thread(target=work(), name="worker")
thread.start()
thread.join()
print("the thread ended without an error")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "调用了函数，没有交出函数 / calls the function instead of handing it over"
# ///
