import contextlib
import tempfile
import threading
from pathlib import Path

written, looked = threading.Event(), threading.Event()


def write_report(folder):
    with contextlib.chdir(folder):
        Path("report.txt").write_text("done")
        written.set()
        looked.wait()


home = Path.cwd()
with tempfile.TemporaryDirectory() as folder:
    worker = threading.Thread(target=write_report, args=(folder,))
    worker.start()
    written.wait()
    print(f"report written: {Path(folder, 'report.txt').exists()}")
    print(f"main is where it started: {Path.cwd() == home}")
    looked.set()
    worker.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "一个线程搬走了整个进程 / one thread moves the whole process"
# ///
