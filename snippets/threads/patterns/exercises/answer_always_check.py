"""Each question gets an answer: a result or the exception; the actor's thread outlives both."""

import threading
from concurrent.futures import TimeoutError as NoAnswer

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """What it prints, then several failures between answers, all handled by one thread."""
    run = attempt.run()
    attempt.expect(
        run.lines == ["1", "two: ValueError", "3"],
        zh="应当打印 1、two: ValueError、3：第二个问题出错，问的人要知道，第三个照样有答案。",
        en="it should print 1, 'two: ValueError', 3: who asked the second learns of the error, and the third "
        "question is answered.",
    )
    module = attempt.load("Actor")
    seen: list[threading.Thread] = []

    def handle(number: int) -> float:
        seen.append(threading.current_thread())
        return 12 / number

    actor = module.Actor(handle)
    answers = [actor.ask(number) for number in (1, 0, 2, 0, 3)]
    try:
        errors = [type(answer.exception(timeout=3)) for answer in answers]
    except NoAnswer:
        attempt.refuse(
            zh="有一个问题 3 秒后仍没有答案：处理它的线程在出错时死了。",
            en="a question has no answer after 3 s: the thread that handles them died of an error.",
        )
    attempt.expect(
        errors == [type(None), ZeroDivisionError, type(None), ZeroDivisionError, type(None)],
        zh=f"五个问题的异常应当是无、ZeroDivisionError、无、ZeroDivisionError、无，实际是 {errors}。",
        en=f"the five should end well, in ZeroDivisionError, well, in ZeroDivisionError, well: {errors}.",
    )
    attempt.expect(
        [answer.result() for answer in answers[::2]] == [12, 6, 4],
        zh="答案不对。",
        en="the answers are wrong.",
    )
    attempt.expect(
        len(set(seen)) == 1 and seen[0] is not threading.current_thread(),
        zh="所有问题应当由同一个线程处理，而且不是问的那个线程。",
        en="one thread should handle all questions, and not the one that asks.",
    )
    attempt.check_in_time(actor.close)
    in_order_to_the_end(attempt)


def in_order_to_the_end(attempt: Attempt) -> None:
    """Questions that had to wait are taken as they came, and close() waits for the last of them."""
    first_is_in, all_asked = threading.Event(), threading.Event()
    done: list[int] = []

    def handle(number: int) -> None:
        if number == 0:
            first_is_in.set()
            all_asked.wait(3)
        threading.Event().wait(0.02)
        done.append(number)

    actor = attempt.load("Actor").Actor(handle)
    actor.ask(0)
    attempt.check_in_time(first_is_in.wait)
    for number in range(1, 5):
        actor.ask(number)
    all_asked.set()
    attempt.check_in_time(actor.close)
    attempt.expect(
        len(done) == 5,
        zh=f"close() 返回时只处理了 {done}：它应当等剩下的都处理完。",
        en=f"when close() returned, only {done} were done: it should wait for the rest.",
    )
    attempt.expect(
        done == [0, 1, 2, 3, 4],
        zh=f"问题应当先来先答，实际的次序是 {done}。",
        en=f"first come, first served: the order was {done}.",
    )
