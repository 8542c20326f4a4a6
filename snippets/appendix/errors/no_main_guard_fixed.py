import multiprocessing


def work():
    print("working")


if __name__ == "__main__":
    child = multiprocessing.Process(target=work)
    child.start()
    child.join()
    print(f"exit code of the child: {child.exitcode}")
