# exercise: threads/ending/log_writer
import queue
import threading


class LogWriter:
    def __init__(self, write):
        self._write = write
        self._lines = queue.Queue()
        self._closed = False
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def log(self, line):
        self._lines.put(line)

    def close(self):
        # 已经交来的行全部写完、线程结束之后才返回；可以调用多次
        # Return when every line logged so far has been written and the
        # thread has ended; may be called more than once
        self._closed = True

    def _work(self):
        while not self._closed:
            self._write(self._lines.get())


if __name__ == "__main__":
    written = []
    writer = LogWriter(written.append)
    for number in range(100):
        writer.log(f"line {number}")
    writer.close()
    print("written:", len(written) == 100)
