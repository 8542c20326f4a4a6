# exercise: threads/conditions/mailbox
import threading


class Mailbox:
    # 只放得下一封信：满了 put 等待，空了 get 等待
    # Holds one letter: put waits while full, get waits while empty
    def __init__(self):
        self.letter = None
        self.changed = threading.Condition()

    def put(self, letter):
        with self.changed:
            if self.letter is not None:
                self.changed.wait()
            self.letter = letter
            self.changed.notify()

    def get(self):
        with self.changed:
            if self.letter is None:
                self.changed.wait()
            letter, self.letter = self.letter, None
            self.changed.notify()
            return letter


def main():
    mailbox, received = Mailbox(), []

    def read():
        received.append(mailbox.get())

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
        # 留出时间让它去等；改好的程序不靠这个
        # Time to begin waiting; a right program does not rely on it
        reader.join(timeout=0.05)
    for letter in ("first", "second"):
        mailbox.put(letter)
        readers[1].join(timeout=0.05)
    for reader in readers:
        reader.join()
    print(f"received: {sorted(map(str, received))}")


if __name__ == "__main__":
    main()
