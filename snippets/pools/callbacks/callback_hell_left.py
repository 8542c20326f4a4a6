import asyncio


async def boil():
    return "water"


async def brew(water):
    return f"tea of hot {water}"


async def pour(tea):
    return f"cup with {tea}"


async def main():
    water = await boil()
    tea = await brew(water)
    print(await pour(tea))


asyncio.run(main())
