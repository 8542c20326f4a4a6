from concurrent.futures import Future, InvalidStateError

good, bad, unwanted = Future(), Future(), Future()
print("pending:", not good.running() and not good.done())
print("may run:", good.set_running_or_notify_cancel())
print("running:", good.running(), "- cancel:", good.cancel())
good.set_result(42)
bad.set_exception(ValueError("no"))
print("done:", good.result(), repr(bad.exception()))
unwanted.cancel()
print("may run:", unwanted.set_running_or_notify_cancel())
for future in (good, unwanted):
    try:
        future.set_result(0)
    except InvalidStateError as error:
        print("InvalidStateError:", str(error).partition(":")[0])

# /// script
# requires-python = ">=3.11"
# ///
