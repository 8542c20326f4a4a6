import asyncio


async def fetch(name):
    return f"{name} done"


async def main():
    jobs = [asyncio.create_task(fetch(name)) for name in "ab"]
    done, _ = await asyncio.wait(jobs)
    print(sorted(task.result() for task in done))

    # 多数时候要的是任务组：一个出错，其余取消
    # Mostly you want a group: one fails, the others are cancelled
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(name)) for name in "cd"]
    print([task.result() for task in tasks])


asyncio.run(main())
