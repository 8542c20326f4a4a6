import threading


def greet(name, greeting="hello", end="!"):
    print(f"{greeting} {name}{end}")


thread = threading.Thread(target=greet, args=("Ann"))
thread.start()
thread.join()

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "括号里少一个逗号 / one comma is missing"
# ///
