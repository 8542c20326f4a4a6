import queue
import selectors
import socket
import threading


class BellQueue(queue.Queue):
    def __init__(self, name):
        super().__init__(maxsize=100)
        self.name = name
        self.bell, self.ear = socket.socketpair()

    def put(self, item):
        super().put(item)
        self.bell.send(b"!")

    def get(self):
        self.ear.recv(1)
        return super().get()

    def fileno(self):
        return self.ear.fileno()


boxes = [BellQueue("mail"), BellQueue("chat")]
handled = threading.Semaphore(0)


def listen():
    with selectors.DefaultSelector() as selector:
        for box in boxes:
            selector.register(box, selectors.EVENT_READ)
        for _ in range(2):
            for key, _ in selector.select():
                print(f"{key.fileobj.name}: {key.fileobj.get()}")
                handled.release()


listener = threading.Thread(target=listen)
listener.start()
for box, item in ((boxes[1], "hello"), (boxes[0], "invoice")):
    box.put(item)
    handled.acquire()
listener.join()
for box in boxes:
    box.bell.close()
    box.ear.close()
