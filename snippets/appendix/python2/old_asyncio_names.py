import asyncio
import traceback

OLD_LINES = [
    "asyncio.coroutine",
    "asyncio.Task.all_tasks()",
    "asyncio.Task.current_task()",
    "asyncio.JoinableQueue()",
    "asyncio.Queue(loop=loop)",
    "asyncio.Lock(loop=loop)",
    "asyncio.sleep(1, loop=loop)",
    "asyncio.gather(loop=loop)",
    "asyncio.wait_for(future, 1, loop=loop)",
]

names = {"asyncio": asyncio, "loop": None, "future": None}
for line in OLD_LINES:
    print(line)
    try:
        eval(line, names)
    except Exception as error:
        print("   ", traceback.format_exception(error)[-1].strip())
