import asyncio
import sys


def check(port):
    if port > 65535:
        raise ValueError(f"bad port {port}")


async def job():
    return "task done"


async def main():
    return await asyncio.create_task(job())


print("done", file=sys.stdout)
try:
    check(70000)
except ValueError as error:
    print(f"ValueError: {error}")
print(asyncio.run(main()))
print(sorted([("b", 2), ("a", 1)], key=lambda job: job[1]))
