import queue
from concurrent.futures import Future
from threading import Thread, current_thread


class Account:
    def __init__(self):
        self._balance = 0
        self._touched_by = set()
        self._inbox = queue.Queue()
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self):
        for answer, amount in iter(self._inbox.get, None):
            self._touched_by.add(current_thread())
            if self._balance + amount < 0:
                answer.set_exception(ValueError("not enough"))
                continue
            self._balance += amount
            answer.set_result(self._balance)

    def deposit(self, amount):
        answer = Future()
        self._inbox.put((answer, amount))
        return answer

    def close(self):
        self._inbox.put(None)
        self._thread.join()
        return len(self._touched_by)


account = Account()
payers = [Thread(target=account.deposit, args=[100]) for _ in range(4)]
for payer in payers:
    payer.start()
for payer in payers:
    payer.join()
print(f"balance: {account.deposit(0).result()}")
print(f"withdraw 500: {account.deposit(-500).exception()}")
print(f"threads that touched the balance: {account.close()}")
