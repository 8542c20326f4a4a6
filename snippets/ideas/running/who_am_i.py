import multiprocessing
import os


def report():
    me = multiprocessing.current_process()
    print(f"{me.name}: pid {os.getpid()}, parent pid {os.getppid()}")


if __name__ == "__main__":
    report()
    spawn = multiprocessing.get_context("spawn")
    child = spawn.Process(target=report, name="Child")
    child.start()
    child.join()
