# exercise: threads/ending/log_writer
import queue
import threading

END = object()


class LogWriter:
    def __init__(self, write):
        self._write = write
        self._lines = queue.Queue()
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def log(self, line):
        self._lines.put(line)

    def close(self):
        self._lines.put(END)
        self._thread.join()

    def _work(self):
        while (line := self._lines.get()) is not END:
            self._write(line)


if __name__ == "__main__":
    written = []
    writer = LogWriter(written.append)
    for number in range(100):
        writer.log(f"line {number}")
    writer.close()
    print("written:", len(written) == 100)
