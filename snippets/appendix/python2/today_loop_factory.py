import asyncio
import inspect
import sys


async def child():
    code = "print('hello from the child')"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    print(output.decode().strip(), "- exit code", process.returncode)
    return type(asyncio.get_running_loop())


factory = asyncio.SelectorEventLoop
with asyncio.Runner(loop_factory=factory) as runner:
    print("loop from the factory:", runner.run(child()) is factory)
print("coroutine function:", inspect.iscoroutinefunction(child))
