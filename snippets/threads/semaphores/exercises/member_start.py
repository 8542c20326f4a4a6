# exercise: threads/semaphores/member
import threading
from contextlib import contextmanager


@contextmanager
def member(barrier):
    # 代码块里出了异常，就让大家别再等；异常照样往外传
    # If the block fails, nobody shall wait any longer; the exception
    # goes on its way
    yield barrier


def main():
    barrier = threading.Barrier(2, timeout=0.3)
    ended = []

    def work(data):
        try:
            with member(barrier):
                ended.append(f"read {int(data)}")
                barrier.wait()
        except (ValueError, threading.BrokenBarrierError) as error:
            ended.append(type(error).__name__)

    good = threading.Thread(target=work, args=["7"])
    bad = threading.Thread(target=work, args=["?"])
    good.start()
    bad.start()
    bad.join()
    print(f"failed, the other one knows: {barrier.broken}")
    good.join()
    print(sorted(ended))


if __name__ == "__main__":
    main()
