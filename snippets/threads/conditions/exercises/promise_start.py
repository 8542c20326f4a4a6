# exercise: threads/conditions/promise
import threading


class Promise:
    # 一个线程给出答案，别的线程等它
    # One thread gives the answer, others wait for it
    def __init__(self):
        self.answer = None
        self.ready = threading.Event()

    def give(self, answer):
        self.ready.set()
        self.answer = answer

    def get(self, timeout=None):
        # 等不到时，应当抛出 TimeoutError
        # It should raise TimeoutError if nothing comes in time
        self.ready.wait(timeout)
        return self.answer


def main():
    promise = Promise()
    try:
        print(f"too early: {promise.get(timeout=0.05)}")
    except TimeoutError:
        print("too early: TimeoutError")
    thread = threading.Thread(target=promise.give, args=[42])
    thread.start()
    print(f"answer: {promise.get()}")
    thread.join()


if __name__ == "__main__":
    main()
