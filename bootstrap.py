# -*- coding: utf-8 -*-
"""Set up this checkout's environment, then run a command in it: `python3 bootstrap.py GROUP ARGS...`.

Groups: site (read), pdf (print), test (check), dev (write).  This file only refuses a Python too old, in a
sentence, and in syntax that every Python since 2.7 can read; the work is in press/setup.
"""

from __future__ import unicode_literals

import os
import subprocess
import sys

OLDEST = (3, 11)
NEWEST = (3, 15)


def newer_pythons():
    """Names of the Pythons on PATH that would do, newest first (a name may be a stub that runs nothing)."""
    found = []
    with open(os.devnull, "w") as nowhere:
        for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
            name = "python3.%d" % minor
            try:
                if subprocess.call([name, "-c", ""], stdout=nowhere, stderr=nowhere) == 0:
                    found.append(name)
            except OSError:
                pass
    return found


def refuse():
    """Say which Python is needed and how to choose one; nothing has been touched."""
    found = newer_pythons()
    facts = OLDEST + (sys.executable, sys.version.split()[0])
    text = "\n本书需要 Python %d.%d 或更新的版本，而 %s 是 Python %s。\n" % facts
    text += "This book needs Python %d.%d or newer; %s is Python %s.\n" % facts
    if found:
        text += "这台机器上有 / This machine has: %s\n" % ", ".join(found)
    text += "请指定一个 / Name one: make PYTHON=%s ...\n" % (found[0] if found else "python3.13")
    getattr(sys.stderr, "buffer", sys.stderr).write(text.encode("utf-8"))
    return 1


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit(refuse())
    from press.setup.command import main

    sys.exit(main(sys.argv[1:]))
