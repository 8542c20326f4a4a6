"""The dictionary is packed once for the one worker, by any start method, which still looks the words up."""

from press.exercises import Attempt

PACKED = 'packed.append("once more")'
TEXT = "to be or not to be that is the question"
WORDS = 'self.words = {"to", "be", "or", "not", "that", "is", "the"}'
TOLD = """import multiprocessing

        class Words(set):
            def __contains__(self, word):
                if multiprocessing.parent_process() is None:
                    print("AT HOME")
                return set.__contains__(self, word)

            def __reduce__(self):
                return set, (list(self),)

        self.words = Words(("to", "be", "or", "not", "that", "is", "the"))"""


def check(attempt: Attempt) -> None:
    """The program under each start method that makes a worker anew, and with other words."""
    attempt.expect(
        attempt.uses("ProcessPoolExecutor") and not attempt.uses("ThreadPoolExecutor"),
        zh="单词仍要在工作进程里查。",
        en="the words are still to be looked up in a worker process.",
    )
    for method, text in ("", TEXT), ("spawn", "that is not the tale"):
        env = {"PRESS_START_METHOD": method} if method else {}
        run = attempt.run(
            env=env,
            replace={PACKED: f'{PACKED}; print("PACKED")', WORDS: TOLD, TEXT: text},
        )
        attempt.expect(
            "AT HOME" not in run.lines,
            zh="单词是在父进程里查的，应当在工作进程里查。",
            en="the parent looks the words up itself; a worker should.",
        )
        unknown = [word for word in text.split() if word in ("question", "tale")]
        attempt.expect(
            run.lines.count("PACKED") <= 1,
            zh=f"一个工作进程，词典却打包了 {run.lines.count('PACKED')} 次：每个任务的参数里都有它。",
            en=f"one worker, and the dictionary is packed {run.lines.count('PACKED')} times: it is an "
            "argument of each task.",
        )
        attempt.expect(
            str(unknown) in run.lines,
            zh=f"文字为 {text!r} 时，应当打印 {unknown}。",
            en=f"for the text {text!r} it should print {unknown}.",
        )
