# exercise: threads/semaphores/two_phases
import threading

N = 4
published = [0] * N
totals = [0] * N


def work(number):
    published[number] = 10**number
    # 人人都公布了，才能相加
    # Add up only when everybody has published
    totals[number] = sum(published)


def main():
    numbers = range(N)
    threads = [threading.Thread(target=work, args=[i]) for i in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"totals: {totals}")


if __name__ == "__main__":
    main()
