"""`bootstrap.py [--port N] GROUP [ARGS...]`: set up GROUP, then run the environment's Python with ARGS."""

import os
import subprocess
import sys

from press.setup import ports, sentences
from press.setup.environment import ROOT, prepare


def main(arguments: list[str]) -> int:
    """Prepare the environment and run it; return an exit code, or never return."""
    try:
        if arguments[:1] == ["--port"]:
            ports.require(arguments[1] if len(arguments) > 1 else "")
            arguments = arguments[2:]
        python = prepare(ROOT, arguments[0] if arguments else "site")
    except sentences.SetupError as error:
        sentences.say(f"\n{error}")
        return 1
    except KeyboardInterrupt:
        sentences.say(f"\n{sentences.INTERRUPTED}")
        return 130
    return _hand_over([str(python), *arguments[1:]]) if arguments[1:] else 0


def _hand_over(command: list[str]) -> int:
    if os.name == "nt":  # exec there returns to the shell at once
        return subprocess.call(command)
    sys.stdout.flush()
    os.execv(command[0], command)
