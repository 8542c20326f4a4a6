import multiprocessing

box = ["parent"]
address = id(box)


def change():
    box[0] = "child"
    print(f"child: {box}, same address: {id(box) == address}")


if __name__ == "__main__":
    # fork 复制整个地址空间，box 在副本里地址不变
    # fork copies the address space: box keeps its address in the copy
    fork = multiprocessing.get_context("fork")
    child = fork.Process(target=change)
    child.start()
    child.join()
    print(f"parent: {box}, same address: {id(box) == address}")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux", "darwin"]
# ///
