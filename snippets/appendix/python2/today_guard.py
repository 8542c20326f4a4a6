from multiprocessing import Process


def work(name):
    print("working for", name)


if __name__ == "__main__":
    process = Process(target=work, args=("old post",))
    process.start()
    process.join()
    print("exit code", process.exitcode)
