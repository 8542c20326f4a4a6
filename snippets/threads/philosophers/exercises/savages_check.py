"""Nobody eats from an empty pot, the cook never adds to a pot that is not empty, and nobody waits in vain."""

import threading

from press.exercises import Attempt


def later(call: object, number: int) -> threading.Semaphore:
    """`number` threads make the call; a permit for each that returns."""
    done = threading.Semaphore(0)

    def one() -> None:
        call()
        done.release()

    for _ in range(number):
        threading.Thread(target=one, daemon=True).start()
    return done


def check(attempt: Attempt) -> None:
    module = attempt.load("Pot")
    pot = module.Pot(3)
    ate = later(pot.eat, 3)
    attempt.expect(
        not ate.acquire(timeout=0.05),
        zh="锅是空的，却有人吃上了。",
        en="The pot is empty, and yet somebody eats.",
    )
    attempt.check_in_time(
        pot.refill, zh="锅是空的，厨师却在等。", en="The pot is empty, and yet the cook waits."
    )
    for _ in range(3):
        attempt.expect(
            ate.acquire(timeout=3),
            zh="锅添满了三份，等着的三个人没有都吃上：要把他们都叫醒。",
            en="Three servings are in the pot, but not all three who waited could eat: wake them all.",
        )
    attempt.check_in_time(pot.refill)
    filled = later(pot.refill, 1)
    attempt.check_in_time(pot.eat)
    attempt.expect(
        not filled.acquire(timeout=0.05),
        zh="锅里还有两份，厨师就又添了。",
        en="Two servings are left in the pot, and the cook fills it up.",
    )
    for _ in range(2):
        attempt.check_in_time(pot.eat)
    attempt.expect(
        filled.acquire(timeout=3),
        zh="最后一份吃完了，等着的厨师没有醒来。",
        en="The last serving is eaten, but the waiting cook does not wake up.",
    )
    for _ in range(20):
        pot = module.Pot(5)
        done = later(lambda pot=pot: [pot.eat() for _ in range(20)], 5)
        cook = later(lambda pot=pot: [pot.refill() for _ in range(20)], 1)
        for one in [done] * 5 + [cook]:
            attempt.expect(
                one.acquire(timeout=10),
                zh="五个人吃一百份，厨师添二十次：有人一直等下去。",
                en="Five eat a hundred servings, the cook fills twenty times: somebody waits forever.",
            )
    outcome = attempt.run()
    attempt.expect(
        outcome.lines == ["12 meals, 3 refills, 0 left"],
        zh="整个程序最后应剩 0 份，添了 3 次。",
        en="In the end of the whole program 0 servings should be left after 3 refills.",
    )
