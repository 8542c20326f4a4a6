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
    process = spawn.Process(
        target=work, args=(Slow(gate), spawn.Lock()))
    process.start()
    # 父进程里已经没有人留着这把锁
    # Nobody in the parent keeps the lock any more
    opener.send("go on")
    process.join()
    print(f"exit code {process.exitcode}")

# /// script
# [tool.press]
# stderr = true
# vary = ['tracker_fd=\d+, pipe_handle=\d+']
# platforms = ["linux", "darwin"]
# wrong-on-purpose = "锁还没交到，就没有了 / the lock is gone before it arrives"
# ///
