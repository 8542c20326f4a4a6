import multiprocessing


def work():
    print("working")


child = multiprocessing.Process(target=work)
try:
    child.start()
except RuntimeError as error:
    # 这是子进程打印的：它又执行了一遍这个文件
    # Printed by the child, which executes this file once more
    print(f"RuntimeError: {str(error).strip()}")
    raise SystemExit(1) from None
child.join()
print(f"exit code of the child: {child.exitcode}")

# /// script
# [tool.press]
# wrong-on-purpose = "没有主模块保护 / no main guard"
# start-methods = ["spawn"]
# output-from = "3.12"
# ///
