import threading


def numbers():
    yield from range(1000)


def take(branch, seen):
    both_started.wait()
    seen.extend(branch)


both_started = threading.Barrier(2)
left, right = threading.concurrent_tee(numbers(), 2)
seen = [[], []]
threads = [
    threading.Thread(target=take, args=(left, seen[0])),
    threading.Thread(target=take, args=(right, seen[1])),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

for name, got in zip(("left", "right"), seen, strict=True):
    print(f"{name}: complete and in order: {got == list(range(1000))}")

# /// script
# requires-python = ">=3.15"
# ///
