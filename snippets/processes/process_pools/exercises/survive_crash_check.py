"""Every item but the guilty one gets its result, whichever and however many they are."""

from concurrent.futures.process import BrokenProcessPool

from press.exercises import Attempt

CRASH = "__import__('os')._exit(3)"


def check(attempt: Attempt) -> None:
    """The program's own items, then others: two culprits, one at the end, none."""
    run = attempt.run()
    attempt.expect(
        run.lines == ["{1: 1, 2: 'crashed', 3: 9, 4: 16}"],
        zh="只有 2 让工作进程结束；1、3、4 都应当有结果。池坏了就不能再用，要换一个新的。",
        en="only 2 ends its worker; 1, 3, and 4 should have results. A broken pool stays broken: "
        "take a new one.",
    )
    module = attempt.load("run_all")
    for items in ([f"{CRASH} or 1", "2 + 2", f"{CRASH} or 2"], ["1 + 1", CRASH], ["3 * 3"], []):
        wanted = {item: "crashed" if CRASH in item else eval(item) for item in items}
        try:
            found = attempt.check_in_time(module.run_all, eval, items)
        except BrokenProcessPool:
            attempt.refuse(
                zh="run_all 自己抛出了 BrokenProcessPool；submit 也会抛出它。",
                en="run_all itself raises BrokenProcessPool; submit raises it, too.",
            )
        attempt.expect(
            found == wanted,
            zh=f"items 为 {items} 时得到 {found}，应为 {wanted}。",
            en=f"for the items {items} the results are {found} instead of {wanted}.",
        )
