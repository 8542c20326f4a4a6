import threading

places = threading.BoundedSemaphore(2)
with places:
    print("one place is taken")
print("and given back once")
