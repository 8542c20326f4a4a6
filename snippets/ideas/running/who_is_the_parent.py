import multiprocessing
import os


def report(method, starter):
    by_python = multiprocessing.parent_process().pid == starter
    by_system = os.getppid() == starter
    print(f"{method}: parent_process {by_python}, getppid {by_system}")


if __name__ == "__main__":
    print("is my parent the process that started me?")
    starter = os.getpid()
    for method in sorted(multiprocessing.get_all_start_methods()):
        context = multiprocessing.get_context(method)
        child = context.Process(target=report, args=(method, starter))
        child.start()
        child.join()
