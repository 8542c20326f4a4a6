from threading import Semaphore, Thread

ROUNDS = 3
ping_may_go = Semaphore(1)
pong_may_go = Semaphore(0)


def play(word, my_turn, other_turn):
    for number in range(1, ROUNDS + 1):
        my_turn.acquire()
        print(f"{word} {number}")
        other_turn.release()


ping = Thread(target=play, args=("ping", ping_may_go, pong_may_go))
pong = Thread(target=play, args=("pong", pong_may_go, ping_may_go))
# 先启动 pong 也一样：轮到谁，由信号量记着
# Starting pong first changes nothing: semaphores remember the turn
pong.start()
ping.start()
ping.join()
pong.join()
