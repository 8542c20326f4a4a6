# exercise: threads/thread_object/greet_all
import threading


def greet_all(names, greet):
    threads = []
    for name in names:
        threads.append(threading.Thread(target=greet, args=(name,)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    greeted = []
    greet_all(["Ann", "Ben", "Eve"], greeted.append)
    print("greeted:", sorted(greeted))
