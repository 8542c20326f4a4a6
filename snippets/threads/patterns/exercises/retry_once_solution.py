# exercise: threads/patterns/retry_once
import threading


class Once:
    def __init__(self, make):
        self._make = make
        self._lock = threading.Lock()
        self._done = False
        self._value = None

    def get(self):
        if not self._done:
            with self._lock:
                if not self._done:
                    self._value = self._make()
                    # 最后才宣布做好
                    # Only now say that it is done
                    self._done = True
        return self._value


def main():
    answers = iter([OSError("not yet"), "connection"])

    def connect():
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return answer

    once = Once(connect)
    for _ in range(3):
        try:
            print(once.get())
        except OSError as error:
            print(f"OSError: {error}")


if __name__ == "__main__":
    main()
