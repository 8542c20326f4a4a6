import threading

places = threading.BoundedSemaphore(2)
places.acquire()
try:
    places.release()
    places.release()
except ValueError as error:
    print(f"ValueError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "拿一次，还两次 / acquired once, released twice"
# ///
