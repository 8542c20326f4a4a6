from multiprocessing import get_context


class Slow:
    def __init__(self, gate):
        self.gate = gate

    def __setstate__(self, state):
        # 子进程很慢，还没拿到锁
        # The child is slow and has not got the lock yet
        state["gate"].recv()


def work(_, lock):
    with lock:
        print("working")


if __name__ == "__main__":
    spawn = get_context("spawn")
    gate, opener = spawn.Pipe(duplex=False)
    lock = spawn.Lock()
    process = spawn.Process(
        target=work, args=(Slow(gate), lock))
    process.start()
    opener.send("go on")
    process.join()
    print(f"exit code {process.exitcode}")
