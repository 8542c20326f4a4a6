import threading

answer = None
main_has_printed = threading.Event()


def compute():
    global answer
    main_has_printed.wait()
    answer = 6 * 7


thread = threading.Thread(target=compute)
thread.start()
print("after start():", answer)
main_has_printed.set()
thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "没等结果算出就来取 / asks before the answer is there"
# ///
