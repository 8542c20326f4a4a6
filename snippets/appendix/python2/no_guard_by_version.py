import subprocess
import sys
import tempfile
from pathlib import Path

OLD_POST = """
from multiprocessing import Process

def work(name):
    print("working for", name)

p = Process(target=work, args=("old post",))
p.start()
p.join()
"""

with tempfile.TemporaryDirectory() as folder:
    script = Path(folder, "old_post.py")
    script.write_text(OLD_POST)
    run = subprocess.run(
        [sys.executable, "-I", script], capture_output=True, text=True
    )

print("child did its work:", "working for old post" in run.stdout)
words = " ".join(run.stderr.split())
_, found, message = words.partition("RuntimeError: ")
if found:
    print("RuntimeError:", message.partition(". ")[0])

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux"]
# ///
