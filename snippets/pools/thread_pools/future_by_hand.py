from concurrent.futures import CancelledError, Future, InvalidStateError


def run(future, function, *args):
    if not future.set_running_or_notify_cancel():
        print("  cancelled before it began: not run")
        return
    try:
        result = function(*args)
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)


print("a result")
good = Future()
run(good, pow, 2, 10)
print(f"  {good.result()}, exception: {good.exception()}")
try:
    good.set_result(0)
except InvalidStateError as error:
    print(f"  {type(error).__name__}, still {good.result()}")

print("an exception")
bad = Future()
run(bad, int, "ten")
try:
    bad.result()
except ValueError as error:
    print(f"  {error}, the same object: {error is bad.exception()}")

print("a cancellation")
gone = Future()
gone.cancel()
run(gone, pow, 2, 10)
try:
    gone.result()
except CancelledError as error:
    print(f"  {type(error).__name__}")
