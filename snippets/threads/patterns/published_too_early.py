import threading


class Table:
    rows = None

    def load(self):
        half_made.set()
        looked.wait()
        self.rows = ["ann", "bob"]


lock = threading.Lock()
half_made = threading.Event()
looked = threading.Event()
table = None


def get_table():
    global table
    if table is None:
        with lock:
            if table is None:
                table = Table()
                table.load()
    return table


thread = threading.Thread(target=get_table)
thread.start()
half_made.wait()
print(f"second thread sees rows: {get_table().rows}")
looked.set()
thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "还没做好就让人看见 / shown before it is finished"
# ///
