import multiprocessing

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    try:
        multiprocessing.set_start_method("spawn")
    except RuntimeError as error:
        print(f"RuntimeError: {error}")

# /// script
# [tool.press]
# wrong-on-purpose = "启动方法设了两次 / the start method is set twice"
# start-methods = ["spawn"]
# ///
