# exercise: threads/thread_object/call_in_thread
import threading


class Call:
    def __init__(self, function, *args, **kwargs):
        self._thread = threading.Thread(target=function, args=args)
        self._thread.start()

    def result(self):
        # 等函数结束；返回它的结果，或者抛出它抛出的异常
        # Wait for the function; return its result, or raise what it
        # raised
        return None


if __name__ == "__main__":
    good = Call(divmod, 17, 5)
    bad = Call(int, "4x", base=16)
    print("good:", good.result())
    try:
        print("bad:", bad.result())
    except ValueError as error:
        print("caught:", error)
