import asyncio
import threading


async def main():
    loop_thread = threading.current_thread()
    called = []

    def callback(future):
        called.append(threading.current_thread() is loop_thread)

    loop = asyncio.get_running_loop()
    pending, done, cancelled = (loop.create_future() for _ in range(3))
    pending.add_done_callback(callback)
    cancelled.add_done_callback(callback)
    done.set_result("tea")

    pending.set_result("coffee")
    done.add_done_callback(callback)
    cancelled.cancel()
    print(f"before the next await: {called}")
    await asyncio.sleep(0)
    print(f"after it: {called}")


asyncio.run(main())
