"""What set-up says to people, in both languages, and the one exception that carries such a sentence.

A sentence names what is wrong and what to do; it never comes with a traceback.
"""

import sys


class SetupError(Exception):
    """Set-up cannot go on; the message is for people."""


def both(zh: str, en: str) -> str:
    """Return one message from its Chinese and its English half."""
    return f"{zh}\n{en}"


def say(text: str) -> None:
    """Write TEXT to standard error as UTF-8, whatever the locale says."""
    sys.stderr.flush()
    sys.stderr.buffer.write(f"{text}\n".encode())
    sys.stderr.buffer.flush()


def no_venv(python: str, version: str) -> str:
    """A Python without the parts that make environments, as Debian and Ubuntu ship it."""
    return both(
        f"{python}（Python {version}）没有 venv 模块，建不了虚拟环境；什么都没有改动。\n"
        f"Debian / Ubuntu：sudo apt install python{version}-venv；也可以改装 uv。然后重跑同一条命令。",
        f"{python} (Python {version}) has no venv module: no environment can be made. Nothing was changed.\n"
        f"Debian / Ubuntu: sudo apt install python{version}-venv; or install uv. "
        "Then run the same command again.",
    )


def install_failed(step: str, output: str, kept: bool) -> str:
    """An installer ended with an error. KEPT tells whether an environment from before is still there."""
    last = "\n".join(output.strip().splitlines()[-15:])
    return f"{last}\n\n" + both(
        f"安装没有成功（{step}）。请看上面几行；多半是网络不通。"
        + ("原有的环境还在。" if kept else "没有留下半成品。")
        + "修好后重跑同一条命令。",
        f"Set-up failed ({step}). See the lines above; most often the network is the cause. "
        + ("The environment from before is still there." if kept else "Nothing half made was left.")
        + " Then run the same command again.",
    )


def port_taken(port: int, free: int) -> str:
    """Another program listens on PORT; FREE is one that is free now."""
    return both(
        f"端口 {port} 已被别的程序占用。请换一个：make serve PORT={free}",
        f"Port {port} is taken by another program. Choose another one: make serve PORT={free}",
    )


def port_wrong(text: str) -> str:
    """TEXT is no port number."""
    return both(
        f"PORT={text} 不是端口号；端口号是 1 到 65535 的整数，例如 make serve PORT=8001",
        f"PORT={text} is no port number, a whole number from 1 to 65535, as in make serve PORT=8001",
    )


def group_wrong(group: str, groups: tuple[str, ...]) -> str:
    """GROUP is none of the groups of packages."""
    return both(
        f"没有 {group} 这一组；可用的有：{'、'.join(groups)}",
        f"There is no group {group}; there are: {', '.join(groups)}",
    )


INTERRUPTED = both("已中断；没有留下半成品。", "Interrupted; nothing half made was left.")
