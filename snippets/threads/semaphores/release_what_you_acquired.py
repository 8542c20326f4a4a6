import threading

places = threading.BoundedSemaphore(1)


def visit():
    if not places.acquire(timeout=0.05):
        print("visitor: full, I give up")
        return
    try:
        print("visitor: inside")
    finally:
        places.release()


with places:
    visitor = threading.Thread(target=visit)
    visitor.start()
    visitor.join()
    second = places.acquire(blocking=False)
    print(f"main is inside, somebody else gets in: {second}")
for _ in range(2):
    visit()
