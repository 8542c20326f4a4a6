import os
import threading


def introduce():
    me = threading.current_thread()
    print(me.name)
    print("    main thread:", me is threading.main_thread())
    number = threading.get_ident()
    print("    ident is get_ident():", me.ident == number)
    number = threading.get_native_id()
    print("    native_id is get_native_id():", me.native_id == number)
    print("    native_id is the pid:", number == os.getpid())


introduce()
reader = threading.Thread(target=introduce, name="reader")
print(f"reader before start(): {reader.ident}, {reader.native_id}")
reader.start()
reader.join()
print("without a name:", threading.Thread(target=introduce).name)

# /// script
# requires-python = ">=3.11"
# [tool.press]
# platforms = ["linux"]
# ///
