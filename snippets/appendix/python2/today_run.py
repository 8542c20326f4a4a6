import asyncio


async def fetch(name):
    await asyncio.sleep(0)
    return f"{name} done"


# 一次调用：循环由它建立，也由它关闭
# One call makes the loop and closes it
print(asyncio.run(fetch("run")))

# 几次调用共用一个循环
# Several calls on the same loop
with asyncio.Runner() as runner:
    print(runner.run(fetch("first")))
    print(runner.run(fetch("second")))
    loop = runner.get_loop()
print("closed:", loop.is_closed())
