from concurrent.futures import Future, InvalidStateError
from contextlib import suppress

answer = Future()
for offer in [1, 2]:
    with suppress(InvalidStateError):
        answer.set_result(offer)
print(answer.result())
