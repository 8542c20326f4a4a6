import threading

places = threading.Semaphore(1)


def visit():
    try:
        places.acquire(timeout=0.05)
    finally:
        # 没拿到也释放
        # It releases what it never got
        places.release()


with places:
    visitor = threading.Thread(target=visit)
    visitor.start()
    visitor.join()
    second = places.acquire(blocking=False)
    print(f"main is inside, somebody else gets in: {second}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "多释放一次，多放进一个 / one release too many lets one too many in"
# ///
