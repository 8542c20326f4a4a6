import threading

MIB = 2 ** 20

usual = threading.stack_size(16 * MIB)
# 此时启动的线程用 16 MiB
# Threads started here get 16 MiB
set_aside = threading.stack_size(usual)
print("was:", usual, "- meanwhile:", set_aside // MIB, "MiB")

try:
    threading.stack_size(1000)
except ValueError as error:
    print("1000 bytes:", type(error).__name__)
