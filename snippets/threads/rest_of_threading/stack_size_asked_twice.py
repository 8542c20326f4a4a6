import threading

MIB = 2 ** 20

print("set to 16 MiB, was:", threading.stack_size(16 * MIB))
print("asked:", threading.stack_size() // MIB, "MiB")
print("asked again:", threading.stack_size() // MIB, "MiB")

# /// script
# requires-python = ">=3.11"
# [tool.press]
# wrong-on-purpose = "问一次，就改回默认值 / asking sets it back to the default"
# ///
