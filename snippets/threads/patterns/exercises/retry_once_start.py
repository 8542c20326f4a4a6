# exercise: threads/patterns/retry_once
class Once:
    # 改好它：make 成功一次就不再调用，人人得到同一个结果；
    # make 没做完，谁也拿不到结果；失败了，下一个来的线程再试
    # Mend it: once make has succeeded it is not called again, and all
    # get the same result; nobody gets it before it is finished; if it
    # fails, whoever comes next tries again
    def __init__(self, make):
        self._make = make
        self._done = False
        self._value = None

    def get(self):
        if not self._done:
            self._done = True
            self._value = self._make()
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
