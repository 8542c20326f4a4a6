import sqlite3
import threading
from contextlib import closing


def read():
    with closing(sqlite3.connect(":memory:")) as connection:
        print(connection.execute("select 1").fetchone())


worker = threading.Thread(target=read)
worker.start()
worker.join()
