import sqlite3
import threading

connection = sqlite3.connect(":memory:")


def read():
    try:
        connection.execute("select 1")
    except sqlite3.ProgrammingError as error:
        print(f"ProgrammingError: {error}")


worker = threading.Thread(target=read)
worker.start()
worker.join()
connection.close()

# /// script
# [tool.press]
# wrong-on-purpose = "别的线程的数据库连接 / another thread's connection"
# ///
