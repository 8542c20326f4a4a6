import sys
import threading
import time
import traceback
from concurrent.futures import Future, ThreadPoolExecutor

OLD_LINES = [
    "thread.isAlive()",
    "thread._Thread__stop()",
    "threading._sleep(1)",
    "sys.setcheckinterval(100)",
    "time.clock()",
    "xrange(4)",
    "raw_input('threads: ')",
    "results.has_key('job 1')",
    "results.iteritems()",
    "future.call_done_back(print)",
    "pool.shudown()",
]

modules = {"threading": threading, "sys": sys, "time": time}
objects = {"thread": threading.Thread(), "results": {"job 1": "ok"}}
with ThreadPoolExecutor() as pool:
    objects |= {"pool": pool, "future": Future()}
    for line in OLD_LINES:
        print(line)
        try:
            eval(line, modules, objects)
        except Exception as error:
            print("   ", traceback.format_exception(error)[-1].strip())
