import contextvars
import threading

user = contextvars.ContextVar("user", default="nobody")


def serve(how):
    print(f"{how}: {user.get()}")
    user.set("Eve")


def run(thread):
    thread.start()
    thread.join()


user.set("Ann")
empty, copy = contextvars.Context(), contextvars.copy_context()
run(threading.Thread(target=serve, args=("empty",), context=empty))
run(threading.Thread(target=serve, args=("copy",), context=copy))
run(threading.Thread(target=serve, args=("same copy",), context=copy))
print("main:", user.get())

# 3.14 之前这样写
# Before 3.14 it is written like this
copy = contextvars.copy_context()
run(threading.Thread(target=copy.run, args=(serve, "copy.run")))

# /// script
# requires-python = ">=3.14"
# ///
