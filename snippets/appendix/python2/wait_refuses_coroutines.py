import asyncio


async def fetch(name):
    return f"{name} done"


async def main():
    jobs = [fetch("a"), fetch("b")]
    try:
        done, _ = await asyncio.wait(jobs)
        print(sorted(task.result() for task in done))
    finally:
        for job in jobs:
            job.close()


try:
    asyncio.run(main())
except TypeError as error:
    print("TypeError:", error)

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "wait() 拿到的是协程 / wait() is given coroutines"
# ///
