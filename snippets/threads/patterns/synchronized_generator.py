import itertools
import threading


@threading.synchronized_iterator
def tickets(prefix):
    for number in itertools.count(1):
        yield f"{prefix}{number}"


def sell():
    for _ in range(100):
        sold.append(next(shared))


shared = tickets("A")
sold = []
threads = [threading.Thread(target=sell) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"sold {len(sold)}, different {len(set(sold))}")
print(f"next: {next(shared)}; another series: {next(tickets('B'))}")

# /// script
# requires-python = ">=3.15"
# ///
