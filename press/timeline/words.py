"""The words of a timeline in both languages; 'zh-en' says both, Chinese first."""

from __future__ import annotations

import re

from press.pages.page import Edition
from press.timeline.trace import Lane, Mark, Span, Trace

STATES: dict[str, tuple[str, str]] = {
    "starting": ("尚未开始", "not started yet"),
    "launch": ("等它开始运行", "waits for the beginning of"),
    "create": ("启动进程", "starts process"),
    "run": ("在运行或可运行", "running, or able to"),
    "executing": ("在执行字节码", "executing bytecode"),
    "gil": ("等 GIL", "waits for the GIL"),
    "sleep": ("睡眠", "sleeps"),
    "blocking": ("睡眠，占住线程", "sleeps, blocking its thread"),
    "lock": ("等锁", "waits for lock"),
    "semaphore": ("等信号量", "waits for semaphore"),
    "event": ("等事件", "waits for event"),
    "condition": ("等条件变量", "waits for condition"),
    "barrier": ("等屏障", "waits at barrier"),
    "get": ("等着从队列取", "waits to get from queue"),
    "put": ("等着往队列放", "waits to put into queue"),
    "queue-join": ("等队列做完", "waits until queue is done"),
    "join": ("等它结束", "waits for the end of"),
    "future": ("等结果", "waits for the result of"),
    "futures": ("等 Future 完成", "waits for futures to finish"),
    "timer": ("等到预定的时刻", "waits for its time"),
    "io": ("等 I/O", "waits for I/O"),
    "idle": ("空闲，等任务", "idle, waits for work"),
    "exit": ("退出前等其余线程", "waits for the other threads before it exits"),
    "loop": ("运行事件循环", "runs the event loop"),
    "await": ("等待（await）", "awaits"),
    "job": ("运行", "runs"),
    "hold": ("持有锁", "holds lock"),
}
NOUNS: dict[str, tuple[str, str]] = {
    "launch": ("线程开始", "start of a thread"),
    "semaphore": ("信号量", "semaphore"),
    "event": ("事件", "event"),
    "condition": ("条件变量", "condition"),
    "barrier": ("屏障", "barrier"),
    "get": ("队列有货", "item in a queue"),
    "put": ("队列有空位", "room in a queue"),
    "queue-join": ("队列做完", "queue done"),
    "join": ("结束", "end of another"),
    "future": ("结果", "result"),
    "futures": ("Future 完成", "futures that finish"),
    "exit": ("其余线程", "other threads"),
    "await": ("await 的对象", "what it awaits"),
}
"""What a lane may wait for, as the legend lists it."""
STRIPS: dict[str, tuple[str, str]] = {
    "job": ("运行的任务或回调", "job or callback that it runs"),
    "hold": ("持有锁", "holds lock"),
}
"""What a strip below a bar means."""
WAITS = ("等待：", "waits for: ")
MARKS: dict[str, tuple[str, str]] = {
    "start": ("启动", "starts"),
    "join": ("等到结束", "has joined"),
    "acquire": ("获得", "acquires"),
    "release": ("释放", "releases"),
    "try": ("试取未得", "tries in vain"),
    "arrive": ("到达", "arrives at"),
    "pass": ("通过", "passes"),
    "set": ("置位", "sets"),
    "clear": ("清除", "clears"),
    "notify": ("通知", "notifies"),
    "abort": ("中止", "aborts"),
    "reset": ("重置", "resets"),
    "put": ("放入", "puts into"),
    "get": ("取自", "gets from"),
    "task_done": ("做完一项", "has done an item of"),
    "shutdown": ("关闭", "shuts down"),
    "submit": ("提交", "submits"),
    "job": ("运行", "runs"),
    "settle": ("给出结果", "sets the result of"),
    "result": ("拿到结果", "has the result of"),
    "callback": ("回调", "callback"),
    "cancels": ("取消", "cancels"),
    "cancel": ("被取消", "is cancelled"),
    "kill": ("终止", "terminates"),
    "raise": ("异常", "raises"),
    "timeout": ("超时", "times out:"),
    "sleep": ("醒来", "wakes up"),
    "await": ("等到了", "has awaited"),
    "io": ("I/O 完成", "I/O done"),
    "exit": ("退出", "exits by"),
}
OTHER: dict[str, tuple[str, str]] = {
    "title": ("{} 的时间线", "Timeline of {}"),
    "caption": ("时间线", "Timeline"),
    "recorded": (
        "由 Python {python} 在 {system} 上的一次真实运行录得；图从第一个动作画起，即程序开始后 {lead}。",
        "Recorded from a real run of Python {python} on {system}; the picture begins with the first action, "
        "{lead} after the program began.",
    ),
    "measured": (
        "谁在执行是测量所得：看切换的方式，不看快慢。",
        "Who executes has been measured: look at the pattern of switches, not at the speed.",
    ),
    "how": ("怎样读时间线", "How to read a timeline"),
    "table": ("时间线的文字版", "The timeline as a table"),
    "lane": ("谁", "Who"),
    "from": ("从 (ms)", "From (ms)"),
    "to": ("到 (ms)", "To (ms)"),
    "what": ("做什么", "What"),
    "times": ("{} 次", "{} times"),
    "until": ("直到 {}", "until {}"),
    "cut": ("进程结束时被切断", "cut off when its process ends"),
    "shortened": ("时间轴在这里缩短", "the axis is shortened here"),
    "ends": ("结束", "ends"),
    "beside": ("并排的时间线", "Timelines side by side"),
    "beside-span": (
        "{} 次运行，同一条时间轴，从各自的第一个动作画起。",
        "{} runs on one axis, each from its first action. ",
    ),
    "beside-recorded": (
        "由 Python {python} 在 {system} 上的真实运行录得，从各自的第一个动作画起，用同一条时间轴。",
        "Recorded from real runs of Python {python} on {system}, drawn on one axis from the "
        "first action of each.",
    ),
    "beside-wait": ("等结果，或等池结束", "waits for results, or for the end of the pool"),
    "beside-job": ("运行任务", "runs a job"),
    "untaken": ("已经完成，结果还没人取", "done, its result not taken yet"),
    "handles": ("处理取到的结果", "handles the result it has taken"),
    "handles-of": ("处理 {} 的结果", "handles the result of {}"),
    "taken-by": (
        "{job}：{done} 完成，{taken} 由 {by} 取走",
        "{job}: done at {done}, taken at {taken} by {by}",
    ),
    "which": ("哪次运行", "Run"),
    "job": ("任务", "Job"),
    "done": ("完成 (ms)", "Done (ms)"),
    "taken": ("取走 (ms)", "Taken (ms)"),
    "by": ("谁取走", "Taken by"),
    "colon": ("：", ": "),
    "comma": ("，", ", "),
    "stop": ("。", ". "),
    "span": ("{} 条泳道，{}。", "{} lanes, {}. "),
    "main": ("主线程", "main thread"),
    "thread": ("线程", "thread"),
    "worker": ("池的工作线程", "worker thread of a pool"),
    "worker-process": ("池的工作进程", "worker process of a pool"),
    "service": ("库的辅助线程", "thread of the library"),
    "process": ("子进程", "child process"),
    "task": ("任务", "task"),
    "daemon": ("守护", "daemon"),
}


def pick(pair: tuple[str, str], edition: Edition) -> str:
    """The half that an edition shows, or both."""
    if edition == "zh":
        return pair[0]
    if edition == "en":
        return pair[1]
    return pair[0] if pair[0] == pair[1] else f"{pair[0]} {pair[1]}"


def say(key: str, edition: Edition, *values: object, **named: object) -> str:
    """One of the other words, filled in."""
    zh, en = OTHER[key]
    return pick((zh.format(*values, **named), en.format(*values, **named)), edition)


def state_key(lane: Lane, span: Span, trace: Trace) -> str:
    """Under which word a state goes: it depends on what was measured and on whose lane it is."""
    if span.state == "run" and span.what:
        return "job"
    if span.state == "run" and trace.gil == "measured" and lane.kind == "thread":
        return "executing"
    if span.state == "sleep" and lane.kind == "task":
        return "blocking"
    return span.state


def span_text(lane: Lane, span: Span, trace: Trace, edition: Edition) -> str:
    """What a lane did: 'waits for lock balance_lock, until Thread-1'."""
    zh, en = STATES[state_key(lane, span, trace)]
    what = span.what
    if span.state in ("join", "launch") and span.whom is not None:
        what = trace.lanes[span.whom].name
    text = _said(zh, en, what, edition)
    if span.count > 1:
        text += say("comma", edition if edition != "zh-en" else "zh") + say("times", edition, span.count)
    if span.whom is not None and span.state not in ("join", "launch"):
        other = trace.lanes[span.whom].name
        text += say("comma", edition if edition != "zh-en" else "zh") + say("until", edition, other)
    return text


def _phrase(words: str, what: str) -> str:
    if words.startswith("等它") and what:
        return f"等 {what} {words[2:]}"
    *most, last = words.split(" ")
    if re.match(rf"{last}\b", what):  # a lock called lock
        words = " ".join(most)
    return f"{words} {what}".strip()


def hold_text(kind: str, what: str, edition: Edition) -> str:
    """What a strip says: 'holds lock first', 'runs fetch(1)'."""
    return _said(*STATES[kind], what, edition)


def _said(zh: str, en: str, what: str, edition: Edition) -> str:
    """Words and what they are about, which is said once in the edition in both languages."""
    if edition == "zh-en" and not zh.startswith("等它"):
        return f"{zh} {_phrase(en, what)}"
    return pick((_phrase(zh, what), _phrase(en, what)), edition)


def mark_text(mark: Mark, trace: Trace, edition: Edition) -> str:
    """What a lane did at one moment: 'sets half_done'."""
    what = trace.lanes[mark.lane].name if mark.lane is not None else mark.what
    zh, en = MARKS[mark.kind]
    text = _said(zh, en, what, edition)
    return text if mark.count == 1 else f"{text} ×{mark.count}"


def milliseconds(us: int) -> str:
    """A duration with the digits that matter: '0.04 ms', '1.3 ms', '51 ms'."""
    ms = us / 1000
    return f"{ms:.2f} ms" if ms < 1 else f"{ms:.1f} ms" if ms < 10 else f"{ms:.0f} ms"
