import threading

bell = threading.Event()
busy = threading.Event()
rung = threading.Event()


def worker():
    busy.set()
    rung.wait()
    # 铃响的时候它在忙，现在才来听
    # It was busy when the bell rang; it listens only now
    heard = bell.wait(timeout=0.1)
    print(f"worker heard the bell: {heard}")


thread = threading.Thread(target=worker)
thread.start()
busy.wait()
bell.set()
bell.clear()
rung.set()
thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "把状态当脉冲用 / a state used as a pulse"
# ///
