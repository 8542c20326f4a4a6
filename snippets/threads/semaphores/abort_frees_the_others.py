import threading

barrier = threading.Barrier(3)
ended = []


def work(number):
    try:
        if number == 2:
            raise ValueError("no data")
        barrier.wait()
        ended.append("done")
    except threading.BrokenBarrierError:
        ended.append("gave up")
    except ValueError as error:
        ended.append(f"failed: {error}")
        # 我不会来了，别等我
        # I shall not come: do not wait for me
        barrier.abort()


threads = [threading.Thread(target=work, args=[n]) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(sorted(ended))
