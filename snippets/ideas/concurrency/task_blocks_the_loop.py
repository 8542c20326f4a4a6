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

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "任务占住事件循环 / a task holds the event loop"
# ///
