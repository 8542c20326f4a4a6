# exercise: pools/callbacks/three_endings
from concurrent.futures import Future

log = []


def report(future):
    # 改好它：成功、出错、取消，各记一行，从不抛出异常
    # Mend it: one line for a result, an error, a cancellation; it
    # never raises
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
