import sys
import sysconfig

built_without = sysconfig.get_config_var("Py_GIL_DISABLED") == 1
print("built for free threading:", built_without)
print("GIL on at this moment:", sys._is_gil_enabled())

# /// script
# requires-python = ">=3.13"
# [tool.press]
# vary = ['True|False']
# ///
