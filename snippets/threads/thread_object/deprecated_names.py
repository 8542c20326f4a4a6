import threading
import warnings

thread = threading.Thread()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    thread.setName("reader")
    thread.setDaemon(True)
    print("old:", thread.getName(), thread.isDaemon(),
          threading.currentThread().name, threading.activeCount())

print("new:", thread.name, thread.daemon,
      threading.current_thread().name, threading.active_count())
for warning in caught:
    print(warning.category.__name__, "-", warning.message)
