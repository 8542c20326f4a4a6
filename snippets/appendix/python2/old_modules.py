import importlib
import traceback
import warnings

OLD_MODULES = [
    "Queue",
    "thread",
    "dummy_threading",
    "urllib2",
    "urlparse",
    "httplib",
    "SocketServer",
    "cPickle",
    "StringIO",
    "commands",
    "asyncore",
]

# asyncore 在 3.11 还能导入，只发警告
# On 3.11 asyncore can still be imported, with a warning
warnings.simplefilter("ignore", DeprecationWarning)

for name in OLD_MODULES:
    try:
        importlib.import_module(name)
        print(f"import {name}: still works")
    except ModuleNotFoundError as error:
        print(traceback.format_exception(error)[-1].strip())
