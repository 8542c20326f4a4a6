"""find_cycle returns the threads of a circle, in the order in which they wait, or None."""

from press.exercises import Attempt

CASES = [
    ({}, None),
    ({"Ann": "Ben", "Ben": "Cid"}, None),
    ({"Ann": "Cid", "Ben": "Cid"}, None),
    ({"Ann": "Ann"}, ["Ann"]),
    ({"Ann": "Ben", "Ben": "Ann"}, ["Ann", "Ben"]),
    ({"Dan": "Ann", "Ann": "Ben", "Ben": "Cid", "Cid": "Ann"}, ["Ann", "Ben", "Cid"]),
    ({"Eve": "Fay", "Ben": "Cid", "Cid": "Ben"}, ["Ben", "Cid"]),
    ({"A": "B", "B": "C", "C": "D", "D": "C"}, ["C", "D"]),
]


def rotations(circle):
    return [circle[i:] + circle[:i] for i in range(len(circle))]


def check(attempt: Attempt) -> None:
    find_cycle = attempt.load("find_cycle").find_cycle
    for waits, circle in CASES:
        found = attempt.check_in_time(find_cycle, dict(waits), seconds=3)
        right = found is None if circle is None else list(found or []) in rotations(circle)
        attempt.expect(
            right,
            zh=f"find_cycle({waits}) 应当返回 {circle}（从谁开始都可以），实际返回 {found}。",
            en=f"find_cycle({waits}) should return {circle} (begin anywhere), not {found}.",
        )
