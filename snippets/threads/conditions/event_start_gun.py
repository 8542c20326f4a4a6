import threading

N = 5
runners = []
gun = threading.Event()


def run(number):
    gun.wait()
    runners.append(number)


threads = [threading.Thread(target=run, args=[n]) for n in range(N)]
for thread in threads:
    thread.start()
print(f"gun fired: {gun.is_set()}, off the line: {len(runners)}")
gun.set()
for thread in threads:
    thread.join()
print(f"gun fired: {gun.is_set()}, off the line: {len(runners)}")
