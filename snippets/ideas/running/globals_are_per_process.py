import multiprocessing
import threading

counter = 0


def add_one():
    global counter
    counter += 1


if __name__ == "__main__":
    child = multiprocessing.Process(target=add_one)
    child.start()
    child.join()
    print(f"after a child process added 1: counter = {counter}")

    thread = threading.Thread(target=add_one)
    thread.start()
    thread.join()
    print(f"after a thread added 1: counter = {counter}")
