# exercise: threads/patterns/answer_always
import queue
from concurrent.futures import Future
from threading import Thread


class Actor:
    def __init__(self, handle):
        self._handle = handle
        self._inbox = queue.Queue()
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self):
        for answer, question in iter(self._inbox.get, None):
            try:
                answer.set_result(self._handle(question))
            except Exception as error:
                answer.set_exception(error)

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
