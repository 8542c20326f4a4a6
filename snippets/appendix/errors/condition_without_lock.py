import threading

soup_is_ready = threading.Condition()
for call in (soup_is_ready.wait, soup_is_ready.notify):
    try:
        call()
    except RuntimeError as error:
        print(f"RuntimeError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "没有拿锁就等待、通知 / waits and notifies without the lock"
# ///
