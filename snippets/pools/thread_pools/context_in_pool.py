from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

user = ContextVar("user", default="nobody")


def who():
    return user.get()


with ThreadPoolExecutor(max_workers=1) as pool:
    user.set("ann")
    print(f"submitted as is: {pool.submit(who).result()}")
    user.set("bob")
    in_my_context = pool.submit(copy_context().run, who)
    print(f"with my context: {in_my_context.result()}")
    user.set("eve")
    print(f"submitted as is: {pool.submit(who).result()}")
