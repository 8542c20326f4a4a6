import threading

lock = threading.Lock()
for how in ({"blocking": False, "timeout": 1}, {"timeout": -2}):
    try:
        lock.acquire(**how)
    except ValueError as error:
        print(f"ValueError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "说不等，又说等多久 / not waiting, and how long"
# ///
