import sys
import threading

ROUNDS = 200_000
# 要求切换的频率是默认的 50 倍
# Ask for a switch 50 times as often as usual
sys.setswitchinterval(0.0001)
n = 0


def one():
    return 1


def plain():
    global n
    for _ in range(ROUNDS):
        n += 1


def with_a_call():
    global n
    for _ in range(ROUNDS):
        n += one()


def lost_by(work):
    global n
    n = 0
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return 2 * ROUNDS - n


version = ".".join(map(str, sys.version_info[:3]))
gil = getattr(sys, "_is_gil_enabled", lambda: True)()
print(f"Python {version}, GIL {'on' if gil else 'off'}")
print(f"n += 1     lost {lost_by(plain)} of {2 * ROUNDS}")
print(f"n += one() lost {lost_by(with_a_call)} of {2 * ROUNDS}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# vary = ['Python 3\.\d+\.\d+', 'GIL (on|off)', 'lost \d+']
# ///
