from multiprocessing import get_context


def double(number):
    return 2 * number


def work(jobs):
    print(jobs.get()(21))


if __name__ == "__main__":
    context = get_context("spawn")
    jobs = context.Queue()
    process = context.Process(target=work, args=(jobs,))
    process.start()
    jobs.put(double)
    process.join()
