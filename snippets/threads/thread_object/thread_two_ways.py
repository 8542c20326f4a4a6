import threading


def greet(name):
    print(f"hello {name} from {threading.current_thread().name}")


class Greeter(threading.Thread):
    def __init__(self, whom):
        # 必须先调用它，再设置自己的属性
        # Must be called first; your own attributes come after
        super().__init__(name="subclass")
        self.whom = whom

    def run(self):
        greet(self.whom)


by_target = threading.Thread(target=greet, args=("Ann",), name="target")
by_subclass = Greeter("Ben")
for thread in by_target, by_subclass:
    thread.start()
    thread.join()
