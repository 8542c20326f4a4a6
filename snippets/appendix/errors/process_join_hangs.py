import multiprocessing


def work(answers):
    answers.put("x" * 1_000_000)


if __name__ == "__main__":
    answers = multiprocessing.Queue()
    child = multiprocessing.Process(target=work, args=(answers,))
    child.start()
    child.join(timeout=0.5)
    print("join() has returned by then:", not child.is_alive())
    print("characters:", len(answers.get()))
    child.join()

# /// script
# [tool.press]
# wrong-on-purpose = "先 join 再取 / joins first, and takes later"
# ///
