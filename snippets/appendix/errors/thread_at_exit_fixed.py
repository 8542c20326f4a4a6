import atexit


def say_goodbye():
    print("goodbye")


atexit.register(say_goodbye)
print("main is over")
