import asyncio
import time


async def fetch(name):
    print(f"{name} asks")
    time.sleep(0.05)
    print(f"{name} has the answer")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch("A"))
        group.create_task(fetch("B"))


asyncio.run(main())
