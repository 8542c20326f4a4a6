import multiprocessing


def outer():
    child = multiprocessing.Process(target=print, args=("grandchild",))
    child.start()
    child.join()


if __name__ == "__main__":
    child = multiprocessing.Process(target=outer)
    child.start()
    child.join()
