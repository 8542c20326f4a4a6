# exercise: pools/callbacks/three_endings
from concurrent.futures import Future

log = []


def report(future):
    # 先问取消：取消了的，exception() 也会抛出异常
    # Ask this first: of a cancelled one, exception() raises, too
    if future.cancelled():
        log.append("cancelled")
    elif error := future.exception():
        log.append(f"error {error}")
    else:
        log.append(f"result {future.result()}")


def show(*futures):
    for future in futures:
        future.add_done_callback(report)


if __name__ == "__main__":
    good, bad, gone = Future(), Future(), Future()
    show(good, bad, gone)
    good.set_result(7)
    bad.set_exception(ValueError("no number"))
    gone.cancel()
    print("\n".join(log))
