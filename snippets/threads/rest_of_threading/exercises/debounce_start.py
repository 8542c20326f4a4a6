# exercise: threads/rest_of_threading/debounce
import queue
import threading


class Debounce:
    def __init__(self, seconds, function):
        self._seconds = seconds
        self._function = function

    def __call__(self, *args):
        # 安静了 seconds 秒之后，用最后一次的参数调用一次函数
        # Call the function once, with the latest arguments,
        # when it has been quiet for `seconds` seconds
        threading.Timer(self._seconds, self._function, args).start()

    def cancel(self):
        # 不再调用
        # No call any more
        pass


if __name__ == "__main__":
    saved = queue.SimpleQueue()
    save = Debounce(0.05, saved.put)
    for text in "c", "co", "con":
        save(text)
    print("saved:", saved.get())
    print("nothing else:", saved.empty())
