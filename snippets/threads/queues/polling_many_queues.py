import queue
import threading

mail, chat = queue.Queue(), queue.Queue()
looked_often = threading.Event()


def listen():
    in_vain = 0
    while True:
        for box in (mail, chat):
            try:
                item = box.get_nowait()
            except queue.Empty:
                in_vain += 1
                if in_vain == 10_000:
                    looked_often.set()
            else:
                print(f"got {item}")
                print(f"in vain, over 10000 times: {in_vain >= 10_000}")
                return


listener = threading.Thread(target=listen)
listener.start()
looked_often.wait()
chat.put("hello")
listener.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "一个消息，空转上万次 / ten thousand looks for one message"
# ///
