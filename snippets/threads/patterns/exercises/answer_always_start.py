# exercise: threads/patterns/answer_always
import queue
from concurrent.futures import Future
from threading import Thread


class Actor:
    # 改好它：handle 出错时，问的人得到那个异常，别的人照样有人答
    # Mend it: if handle fails, whoever asked gets that exception, and
    # the others are still answered
    def __init__(self, handle):
        self._handle = handle
        self._inbox = queue.Queue()
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self):
        for answer, question in iter(self._inbox.get, None):
            answer.set_result(self._handle(question))

    def ask(self, question):
        answer = Future()
        self._inbox.put((answer, question))
        return answer

    def close(self):
        self._inbox.put(None)
        self._thread.join()


if __name__ == "__main__":
    actor = Actor(int)
    for text in ("1", "two", "3"):
        try:
            print(actor.ask(text).result(timeout=0.2))
        except (ValueError, TimeoutError) as error:
            print(f"{text}: {type(error).__name__}")
    actor.close()
