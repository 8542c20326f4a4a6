import threading
import warnings

OLD_LINES = [
    "thread.setDaemon(True)",
    "thread.isDaemon()",
    "thread.setName('reader')",
    "thread.getName()",
    "threading.currentThread()",
    "threading.activeCount()",
    "event.isSet()",
    "condition.notifyAll()",
]

thread = threading.Thread()
event = threading.Event()
condition = threading.Condition()
for line in OLD_LINES:
    with warnings.catch_warnings(record=True) as caught, condition:
        warnings.simplefilter("always")
        eval(line)
    print(line)
    print(f"    {caught[0].category.__name__}: {caught[0].message}")
