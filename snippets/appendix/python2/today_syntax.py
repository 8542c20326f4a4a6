import asyncio
import sys


def check(host):
    if " " in host:
        raise ValueError(f"bad host: {host}")


async def job():
    return "task done"


async def main():
    return await asyncio.create_task(job())


print("done", file=sys.stdout)
try:
    check("al pha")
except ValueError as error:
    print(f"ValueError: {error}")
print(asyncio.run(main()))
print(sorted([("b", 2), ("a", 1)], key=lambda job: job[1]))
