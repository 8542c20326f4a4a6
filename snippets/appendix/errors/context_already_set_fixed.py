import multiprocessing

if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    child = context.Process(target=print, args=("spawned",))
    child.start()
    child.join()

# /// script
# [tool.press]
# start-methods = ["spawn"]
# ///
