import threading

now = [0, 0, 16, 0, 0]
after = now.copy()
ROUNDS = 3


def next_round():
    now[:] = after
    print(now)


step = threading.Barrier(len(now), action=next_round)


def cell(i):
    for _ in range(ROUNDS):
        left = now[i - 1] if i > 0 else 0
        right = now[i + 1] if i + 1 < len(now) else 0
        after[i] = (left + right) // 2
        # 所有格子都算完，才进入下一轮
        # The next round begins when every cell is done
        step.wait()


cells = range(len(now))
threads = [threading.Thread(target=cell, args=[i]) for i in cells]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
