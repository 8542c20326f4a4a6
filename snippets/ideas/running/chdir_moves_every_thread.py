import contextlib
import tempfile
import threading
from pathlib import Path

here, there = threading.Event(), threading.Event()


def write_report(folder):
    with contextlib.chdir(folder):
        Path("report.txt").write_text("done")
        there.set()
        here.wait()


home = Path.cwd()
with tempfile.TemporaryDirectory() as folder:
    worker = threading.Thread(target=write_report, args=(folder,))
    worker.start()
    there.wait()
    print(f"main is where it started: {Path.cwd() == home}")
    here.set()
    worker.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "一个线程搬走了整个进程 / one thread moves the whole process"
# ///
