import multiprocessing


def work(answers):
    answers.put("x" * 1_000_000)


if __name__ == "__main__":
    answers = multiprocessing.Queue()
    child = multiprocessing.Process(target=work, args=(answers,))
    child.start()
    print("characters:", len(answers.get()))
    child.join()
