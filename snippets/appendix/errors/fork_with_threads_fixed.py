import multiprocessing
import threading

if __name__ == "__main__":
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    spawn = multiprocessing.get_context("spawn")
    child = spawn.Process(target=print, args=("in the child",))
    child.start()
    child.join()
    stop.set()
    thread.join()

# /// script
# [tool.press]
# start-methods = ["spawn"]
# ///
