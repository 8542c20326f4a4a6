"""Put on PYTHONPATH by run.py: looks at a program from inside while its source stays untouched.

Imports nothing that the program does not import itself: what concerns `threading` and `multiprocessing` is
done after the program has imported them.  Four jobs, each asked for by a variable of the environment:
PRESS_PROBE (a file to write leftovers to), PRESS_START_METHOD (the platform's default), PRESS_CHAOS (a seed),
PRESS_TIMELINE (a folder for the events of press/timeline, whose recorder is in the folder PRESS_RECORDER).
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    Actions = dict[str, Callable[[Any], None]]
    Started = dict[int, tuple[Any, str, int]]


class _After:
    """Finds a module as everybody else would, and has a function called when it has been executed."""

    def __init__(self) -> None:
        self.actions: Actions = {}

    def find_spec(self, name: str, path: "Any" = None, target: "Any" = None) -> "Any":
        action = self.actions.pop(name, None)
        if action is None:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None:
                spec.loader = _Loader(spec.loader, action)  # type: ignore[assignment]
                return spec
        return None


class _Loader:
    def __init__(self, loader: "Any", action: "Callable[[Any], None]") -> None:
        self.loader = loader
        self.action = action

    def __getattr__(self, name: str) -> "Any":
        return getattr(self.loader, name)

    def create_module(self, spec: "Any") -> "Any":
        return self.loader.create_module(spec)

    def exec_module(self, module: "Any") -> None:
        module.__spec__.loader = module.__loader__ = self.loader
        self.loader.exec_module(module)
        self.action(module)


def _watch(cls: "Any", started: "Started") -> None:
    """Note in `started` each object that has been started and not been joined, and where it was started."""
    start, join = cls.start, cls.join

    def press_start(self: "Any") -> "Any":
        frame = sys._getframe(1)
        started[id(self)] = self, frame.f_code.co_filename, frame.f_lineno
        try:
            return start(self)
        except BaseException:
            started.pop(id(self), None)
            raise

    def press_join(self: "Any", timeout: "Any" = None) -> "Any":
        result = join(self, timeout)
        if not self.is_alive():
            started.pop(id(self), None)
        return result

    for new, old in (press_start, start), (press_join, join):
        new.__name__, new.__qualname__, new.__doc__ = old.__name__, old.__qualname__, old.__doc__
        new.__module__ = old.__module__
        setattr(cls, old.__name__, new)


def _probe(actions: "Actions", report: str) -> None:
    """Write to the file `report` what this process, not its children, leaves behind when it ends."""
    import atexit

    me = os.getpid()
    threads: Started = {}
    children: Started = {}

    def say(found: "list[str]") -> None:
        if found and os.getpid() == me:
            with open(report, "a", encoding="utf-8") as file:
                file.writelines(line + "\n" for line in found)

    def judge_started(kind: str, started: "Started") -> "Iterator[str]":
        for item, file, line in list(started.values()):
            if not item.daemon:
                yield f"{kind} not joined: {item.name}\t{file}\t{line}"

    def threading_loaded(threading: "Any") -> None:
        shutdown = threading._shutdown

        def press_shutdown(*args: "Any") -> None:
            say([*judge_started("thread", threads), *judge_started("child process", children)])
            shutdown(*args)

        threading._shutdown = press_shutdown
        _watch(threading.Thread, threads)

    actions["threading"] = threading_loaded
    actions["multiprocessing.process"] = lambda module: _watch(module.BaseProcess, children)
    atexit.register(lambda: say(list(_descriptors())))


def _descriptors() -> "Iterator[str]":
    """Sockets and regular files that are still open, in words."""
    import stat

    linux = os.path.isdir("/proc/self/fd")
    if not linux and not os.path.isdir("/dev/fd"):
        return
    for name in os.listdir("/proc/self/fd" if linux else "/dev/fd"):
        try:
            mode = os.fstat(int(name)).st_mode if int(name) > 2 else 0
            link = os.readlink("/proc/self/fd/" + name) if mode and linux else "descriptor " + name
        except OSError:
            continue
        if stat.S_ISSOCK(mode) and _is_internet(int(name)):
            yield "socket left open: descriptor " + name
        # Shared objects the system keeps open, memory shared by multiprocessing: not the program's files.
        elif stat.S_ISREG(mode) and not any(part in link for part in (".so", "(deleted)", "/dev/shm/")):
            yield "file left open: " + link


def _is_internet(number: int) -> bool:
    import socket

    with socket.socket(fileno=os.dup(number)) as copy:
        return copy.family != getattr(socket, "AF_UNIX", None)


def _start_method(actions: "Actions", method: str) -> None:
    """Change the platform's default, as 3.14 did; the program may still call set_start_method()."""

    def context_loaded(module: "Any") -> None:
        module._default_context._default_context = module._concrete_contexts[method]

    actions["multiprocessing.context"] = context_loaded


def _stacks_on_request() -> None:
    """On SIGQUIT print where every thread stands, and go on: run.py asks so before it ends what hangs."""
    try:
        import faulthandler
    except ImportError:  # an interpreter within the program; the main one has seen to it
        return
    if hasattr(faulthandler, "register"):
        faulthandler.register(3, file=2, all_threads=True)


def _hear_ctrl_c() -> None:
    """As at a terminal: what a script starts in the background ignores it, and passes that on."""
    import _signal  # type: ignore[import-not-found]  # not `signal`, which imports much

    if _signal.getsignal(_signal.SIGINT) == _signal.SIG_IGN:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)


def _set_up() -> None:
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [entry for entry in sys.path if entry != here]
    _stacks_on_request()
    _hear_ctrl_c()
    after = _After()
    report = os.environ.pop("PRESS_PROBE", None)
    if report:
        _probe(after.actions, report)
    method = os.environ.get("PRESS_START_METHOD")
    if method:
        _start_method(after.actions, method)
    folder = os.environ.get("PRESS_TIMELINE")
    if folder:
        sys.path.append(os.environ["PRESS_RECORDER"])
        import press_recorder  # type: ignore[import-not-found]  # only while it is on sys.path

        sys.path.remove(os.environ["PRESS_RECORDER"])
        press_recorder.begin(after.actions, folder, os.environ["PRESS_SNIPPET"])
    for name in list(after.actions):
        if name in sys.modules:
            after.actions.pop(name)(sys.modules[name])
    if after.actions:
        sys.meta_path.insert(0, after)
    if os.environ.get("PRESS_CHAOS"):
        sys.path.append(here)
        import press_chaos  # type: ignore[import-not-found]  # only while it is on sys.path

        sys.path.remove(here)
        press_chaos.begin(int(os.environ["PRESS_CHAOS"]), os.environ["PRESS_SNIPPET"])


_set_up()
