"""At equal priority messages leave in the order in which they came, whatever they are, whoever put them."""

import threading

from press.exercises import Attempt


def check(attempt: Attempt) -> None:
    """The program's own messages, then some that cannot be compared, then four threads at once."""
    last = attempt.run().lines[-1:]
    attempt.expect(
        last == ["['alarm', 'mail', 'backup', 'report']"],
        zh="应当打印 ['alarm', 'mail', 'backup', 'report']：alarm 最急，其余按到来的先后。",
        en="it should print ['alarm', 'mail', 'backup', 'report']: the alarm first, the others as they came.",
    )
    any_object(attempt)
    four_threads(attempt)
    get_waits(attempt)


def any_object(attempt: Attempt) -> None:
    """Dicts and None have no order: no two messages may ever be compared."""
    inbox = attempt.load("Inbox").Inbox()
    messages = [{"number": 1}, None, {"number": 2}, object(), "text", 5]
    try:
        for message in messages:
            inbox.put(3, message)
        got = [attempt.check_in_time(inbox.get) for _ in messages]
    except TypeError as error:
        attempt.refuse(
            zh=f"两条消息被拿来比较了：{error}。",
            en=f"two messages were compared: {error}.",
        )
    attempt.expect(
        got == messages,
        zh="优先级相同的六条消息，出来的次序和进去的不一样。",
        en="six messages of equal priority left in another order than they came.",
    )
    for priority in (5, 1, 3):
        inbox.put(priority, priority)
    attempt.expect(
        [attempt.check_in_time(inbox.get) for _ in range(3)] == [1, 3, 5],
        zh="优先级不同时，数小的应当先出来。",
        en="of different priorities, the lowest number should leave first.",
    )


def four_threads(attempt: Attempt) -> None:
    """What each thread puts stays in its order; nothing is lost."""
    inbox = attempt.load("Inbox").Inbox()
    together = threading.Barrier(4)
    errors: list[BaseException] = []

    def put(name: str) -> None:
        together.wait()
        try:
            for number in range(200):
                inbox.put(1, {name: number})
        except TypeError as error:
            errors.append(error)

    threads = [threading.Thread(target=put, args=[name], daemon=True) for name in "ABCD"]
    for thread in threads:
        thread.start()
    for thread in threads:
        attempt.check_in_time(thread.join)
    attempt.expect(
        not errors,
        zh=f"四个线程同时放，出了错：{errors[:1]}。号码重复了吗？",
        en=f"four threads at once fail: {errors[:1]}. Was a number given twice?",
    )
    got = [attempt.check_in_time(inbox.get) for _ in range(800)]
    for name in "ABCD":
        mine = [message[name] for message in got if name in message]
        attempt.expect(
            mine == list(range(200)),
            zh="四个线程同时放，同一个线程的消息乱了次序。",
            en="with four threads at once, the messages of one thread lost their order.",
        )


def get_waits(attempt: Attempt) -> None:
    """A reader that comes first waits for the message."""
    inbox = attempt.load("Inbox").Inbox()
    got: list[object] = []
    reader = threading.Thread(target=lambda: got.append(inbox.get()), daemon=True)
    reader.start()
    reader.join(0.05)
    inbox.put(1, "late")
    attempt.check_in_time(reader.join)
    attempt.expect(
        got == ["late"],
        zh="先来取的线程应当等到消息来。",
        en="a thread that comes to get first should wait for the message.",
    )
