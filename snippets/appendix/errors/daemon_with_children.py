import multiprocessing


def outer(answers):
    try:
        multiprocessing.Process(target=print).start()
    except AssertionError as error:
        answers.put(f"AssertionError: {error}")


if __name__ == "__main__":
    answers = multiprocessing.SimpleQueue()
    child = multiprocessing.Process(
        target=outer, args=(answers,), daemon=True
    )
    child.start()
    print(answers.get())
    child.join()

# /// script
# [tool.press]
# wrong-on-purpose = "守护进程要启动子进程 / a daemon starts a child"
# ///
