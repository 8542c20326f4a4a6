import threading

meeting = threading.Barrier(2)
try:
    meeting.wait(timeout=0.05)
except threading.BrokenBarrierError as error:
    print(f"{type(error).__name__}: {error}")
print("broken for everybody:", meeting.broken)
try:
    meeting.wait()
except threading.BrokenBarrierError as error:
    print(f"{type(error).__name__}: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "两方的屏障，只来了一方 / a barrier of two, and one party comes"
# ///
