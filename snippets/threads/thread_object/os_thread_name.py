import threading
from pathlib import Path


def name_in_the_kernel():
    number = threading.get_native_id()
    return Path(f"/proc/self/task/{number}/comm").read_text().strip()


def work():
    me = threading.current_thread()
    print(f"{me.name!r}: the kernel says {name_in_the_kernel()!r}")
    me.name = "idle"
    print(f"{me.name!r}: the kernel says {name_in_the_kernel()!r}")


thread = threading.Thread(target=work, name="invoice-reader-3")
thread.start()
thread.join()

# /// script
# requires-python = ">=3.14"
# [tool.press]
# platforms = ["linux"]
# ///
