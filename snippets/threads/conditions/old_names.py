import threading
import warnings

changed = threading.Condition()
done = threading.Event()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with changed:
        changed.notifyAll()
    done.isSet()
for warning in caught:
    print(f"{warning.category.__name__}: {warning.message}")
