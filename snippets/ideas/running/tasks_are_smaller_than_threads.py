import asyncio
import threading

threads_used = set()
all_in_progress = asyncio.Barrier(100)


async def task():
    threads_used.add(threading.get_native_id())
    await all_in_progress.wait()


async def main():
    async with asyncio.TaskGroup() as group:
        for _ in range(100):
            group.create_task(task())


asyncio.run(main())
print(f"100 tasks in progress together, threads: {len(threads_used)}")
