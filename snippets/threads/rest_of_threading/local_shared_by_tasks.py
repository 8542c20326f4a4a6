import asyncio
import contextvars
import threading

in_thread = threading.local()
in_task = contextvars.ContextVar("in_task")


async def handle(user, both_have_set):
    in_thread.user = user
    in_task.set(user)
    await both_have_set.wait()
    return f"{user}: local {in_thread.user}, context {in_task.get()}"


async def main():
    both_have_set = asyncio.Barrier(2)
    lines = await asyncio.gather(
        handle("ann", both_have_set), handle("ben", both_have_set)
    )
    print(*sorted(lines), sep="\n")


asyncio.run(main())

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "任务都在一个线程里 / all the tasks are in one thread"
# ///
