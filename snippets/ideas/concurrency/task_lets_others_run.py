import asyncio


async def fetch(name):
    print(f"{name} asks")
    await asyncio.sleep(0.05)
    print(f"{name} has the answer")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch("A"))
        group.create_task(fetch("B"))


asyncio.run(main())
