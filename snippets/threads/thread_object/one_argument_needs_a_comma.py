import threading


def greet(name, greeting="hello", end="!"):
    print(f"{greeting} {name}{end}")


thread = threading.Thread(target=greet, args=("Ann",))
thread.start()
thread.join()

thread = threading.Thread(target=greet, args=["Ben"],
                          kwargs={"end": "?"})
thread.start()
thread.join()
