import contextvars
from concurrent.futures import ThreadPoolExecutor

current = contextvars.ContextVar("current", default=None)


def handle(user):
    before = current.get()
    if user is not None:
        current.set(user)
    return f"asked for {user}, found {before}"


def handle_in_own_context(user):
    return contextvars.Context().run(handle, user)


with ThreadPoolExecutor(max_workers=1) as pool:
    for line in pool.map(handle_in_own_context, ["ann", None]):
        print(line)
