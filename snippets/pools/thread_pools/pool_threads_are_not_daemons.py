import threading
from concurrent.futures import ThreadPoolExecutor

main_is_done = threading.Event()


def save():
    main_is_done.wait()
    print(f"daemon: {threading.current_thread().daemon}")
    # 再过一会儿，主程序早已执行完
    # A moment later the main program is over for good
    threading.Event().wait(timeout=0.1)
    print("saved")


pool = ThreadPoolExecutor(max_workers=1)
pool.submit(save)
print("the last line of the program")
main_is_done.set()

# /// script
# [tool.press]
# unjoined = "the interpreter waits for a pool's threads at its end"
# ///
