from multiprocessing import get_context


def work(jobs):
    try:
        print(jobs.get()(21))
    except AttributeError as error:
        print(f"AttributeError: {error}".replace(__file__, "job.py"))


if __name__ == "__main__":
    def double(number):
        return 2 * number

    context = get_context("spawn")
    jobs = context.Queue()
    process = context.Process(target=work, args=(jobs,))
    process.start()
    jobs.put(double)
    process.join()

# /// script
# [tool.press]
# wrong-on-purpose = "工作进程里没有这个函数 / the worker does not have the function"
# ///
