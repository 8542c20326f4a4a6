# exercise: threads/thread_object/greet_all
import threading


def greet_all(names, greet):
    # 每个名字一个线程，同时运行；全部结束之后才返回
    # One thread per name, at the same time; return when all have ended
    threads = []
    for name in names:
        threads.append(threading.Thread(target=lambda: greet(name)))
    for thread in threads:
        thread.run()


if __name__ == "__main__":
    greeted = []
    greet_all(["Ann", "Ben", "Eve"], greeted.append)
    print("greeted:", sorted(greeted))
