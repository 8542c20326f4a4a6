import threading

permits = threading.Semaphore()
calls = {
    "Semaphore(-1)": lambda: threading.Semaphore(-1),
    "release(0)": lambda: permits.release(0),
    "acquire(False, 1)": lambda: permits.acquire(False, 1),
    "Barrier(0)": lambda: threading.Barrier(0),
}
for text, call in calls.items():
    try:
        call()
        print(f"{text}: accepted")
    except ValueError as error:
        print(f"{text}: {error}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# vary = ['^Barrier\(0\): .+']
# ///
