"""A boat sails as soon as four fit together, never with three of one kind and one of the other."""

import threading
from collections import Counter

from press.exercises import Attempt

LEGAL = {"AAAA", "AABB", "BBBB"}


def check(attempt: Attempt) -> None:
    module = attempt.load("Ferry")
    ferry, boats, landed = module.Ferry(), [], threading.Semaphore(0)

    def cross(kind: str) -> None:
        boats.append("".join(sorted(ferry.board(kind))))
        landed.release()

    def come(kinds: str) -> None:
        for kind in kinds:
            threading.Thread(target=cross, args=(kind,), daemon=True).start()

    come("AAAB")
    attempt.expect(
        not landed.acquire(timeout=0.05),
        zh=f"三个 A 和一个 B 不能同船，船却开了：{boats}。",
        en=f"Three A and one B must not share a boat, but it sailed: {boats}.",
    )
    come("B")
    for _ in range(4):
        attempt.expect(
            landed.acquire(timeout=3),
            zh="三个 A、两个 B 在等，可以凑成 AABB，却没有四个人上岸。",
            en="Three A and two B wait; AABB is possible, but no four of them have landed.",
        )
    attempt.expect(
        boats == ["AABB"] * 4,
        zh=f"同船的四个人都应得到 AABB，实际是 {boats}。",
        en=f"The four in the boat should all get AABB, but they got {boats}.",
    )
    attempt.expect(
        not landed.acquire(timeout=0.05),
        zh="岸边只剩一个 A，他却过了河。",
        en="A single A is left on the bank, but has crossed the river.",
    )
    for _ in range(10):
        ferry, boats, landed = module.Ferry(), [], threading.Semaphore(0)
        come("AB" * 20)
        for _ in range(40):
            attempt.expect(
                landed.acquire(timeout=5),
                zh="二十个 A、二十个 B 应当全部过河，却有人一直等下去。",
                en="Twenty A and twenty B should all cross the river, but somebody waits forever.",
            )
        crews = Counter(boats)
        attempt.expect(
            crews.keys() <= LEGAL and all(number % 4 == 0 for number in crews.values()),
            zh=f"每条船上应有四个人，而且是 AAAA、AABB 或 BBBB；实际各有多少人：{dict(crews)}。",
            en=f"Each boat should carry four: AAAA, AABB, or BBBB; but the people were in {dict(crews)}.",
        )
    outcome = attempt.run()
    attempt.expect(
        outcome.lines == ["8 people, boats of four: True"],
        zh="整个程序应打印 8 people, boats of four: True。",
        en="The whole program should print '8 people, boats of four: True'.",
    )
