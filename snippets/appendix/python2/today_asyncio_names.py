import asyncio

lines = asyncio.Queue()


async def reader():
    line = await lines.get()
    print("got:", line)
    lines.task_done()
    return asyncio.current_task().get_name()


async def main():
    tasks = [asyncio.create_task(reader(), name="reader")]
    print("tasks:", len(asyncio.all_tasks()))
    await lines.put("hello")
    await asyncio.wait_for(lines.join(), timeout=1)
    print("read by:", *await asyncio.gather(*tasks))


asyncio.run(main())
