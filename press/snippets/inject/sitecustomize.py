"""Put on PYTHONPATH by run.py: looks at a program from inside while its source stays untouched.

Imports nothing that the program does not import itself: what concerns `threading` and `multiprocessing` is
done after the program has imported them.  Three jobs, each asked for by a variable of the environment:
PRESS_PROBE (a file to write leftovers to), PRESS_START_METHOD (the platform's default), PRESS_CHAOS (a seed).
"""

import os
import sys


class _After:
    """Finds a module as everybody else would, and has a function called when it has been executed."""

    def __init__(self):
        self.actions = {}

    def find_spec(self, name, path=None, target=None):
        action = self.actions.pop(name, None)
        if action is None:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None:
                spec.loader = _Loader(spec.loader, action)
                return spec
        return None


class _Loader:
    def __init__(self, loader, action):
        self.loader = loader
        self.action = action

    def __getattr__(self, name):
        return getattr(self.loader, name)

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self.loader
        self.loader.exec_module(module)
        self.action(module)


def _watch(cls, started):
    """Note in `started` each object of a class with start() and join() that nobody has joined yet, and where."""
    start, join = cls.start, cls.join

    def press_start(self):
        frame = sys._getframe(1)
        started[id(self)] = self, frame.f_code.co_filename, frame.f_lineno
        try:
            return start(self)
        except BaseException:
            started.pop(id(self), None)
            raise

    def press_join(self, timeout=None):
        result = join(self, timeout)
        if not self.is_alive():
            started.pop(id(self), None)
        return result

    for new, old in (press_start, start), (press_join, join):
        new.__name__, new.__qualname__, new.__doc__ = old.__name__, old.__qualname__, old.__doc__
        setattr(cls, old.__name__, new)


def _probe(after, report):
    """Write to the file `report` what this process, not its children, leaves behind when it ends."""
    import atexit

    me = os.getpid()
    threads, children = {}, {}

    def say(found):
        if found and os.getpid() == me:
            with open(report, "a", encoding="utf-8") as file:
                file.writelines(line + "\n" for line in found)

    def judge_started(kind, started):
        for item, file, line in list(started.values()):
            if not item.daemon:
                yield "%s not joined: %s\t%s\t%d" % (kind, item.name, file, line)

    def threading_loaded(threading):
        shutdown = threading._shutdown

        def press_shutdown(*args):
            say(list(judge_started("thread", threads)) + list(judge_started("child process", children)))
            return shutdown(*args)

        threading._shutdown = press_shutdown
        _watch(threading.Thread, threads)

    after["threading"] = threading_loaded
    after["multiprocessing.process"] = lambda module: _watch(module.BaseProcess, children)
    atexit.register(lambda: say(list(_descriptors())))


def _descriptors():
    """Sockets and regular files that are still open, in words."""
    import stat

    for place in "/proc/self/fd", "/dev/fd":
        if os.path.isdir(place):
            break
    else:
        return
    for name in os.listdir(place):
        number = int(name)
        try:
            mode = os.fstat(number).st_mode if number > 2 else 0
            link = os.readlink("/proc/self/fd/" + name) if mode and place != "/dev/fd" else "descriptor " + name
        except OSError:
            continue
        if stat.S_ISSOCK(mode) and _is_internet(number):
            yield "socket left open: descriptor " + name
        elif stat.S_ISREG(mode) and ".so" not in link and "(deleted)" not in link and "/dev/shm/" not in link:
            yield "file left open: " + link


def _is_internet(number):
    import socket

    with socket.socket(fileno=os.dup(number)) as copy:
        return copy.family != getattr(socket, "AF_UNIX", None)


def _start_method(after, method):
    """Change the platform's default, as 3.14 did; the program may still call set_start_method()."""

    def context_loaded(module):
        module._default_context._default_context = module._concrete_contexts[method]

    after["multiprocessing.context"] = context_loaded


def _set_up():
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [entry for entry in sys.path if entry != here]
    after = _After()
    report = os.environ.pop("PRESS_PROBE", None)
    if report:
        _probe(after.actions, report)
    method = os.environ.get("PRESS_START_METHOD")
    if method:
        _start_method(after.actions, method)
    for name in list(after.actions):
        if name in sys.modules:
            after.actions.pop(name)(sys.modules[name])
    if after.actions:
        sys.meta_path.insert(0, after)
    if os.environ.get("PRESS_CHAOS"):
        sys.path.append(here)
        import press_chaos

        sys.path.remove(here)
        press_chaos.begin(int(os.environ["PRESS_CHAOS"]), os.environ["PRESS_SNIPPET"])


_set_up()
