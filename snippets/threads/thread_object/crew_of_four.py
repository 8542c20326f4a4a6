import collections
import threading

requests = collections.deque(range(100))
answered = []


def answer_many():
    while True:
        try:
            request = requests.popleft()
        except IndexError:
            return
        answered.append(request)


crew = [threading.Thread(target=answer_many) for _ in range(4)]
for thread in crew:
    thread.start()
for thread in crew:
    thread.join()
print("threads:", len(crew))
print("each answered once:", sorted(answered) == list(range(100)))
