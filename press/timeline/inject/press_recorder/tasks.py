"""asyncio: each task is a lane; what it awaits between two of its steps is told by its innermost frame."""

from __future__ import annotations

from typing import Any

from .events import here, lane_here, new_lane, now, say
from .own import call_text, is_own, named, replace, thing_of
from .sync import saying

AWAITS = {
    "sleep": "sleep",
    "Lock.acquire": "lock",
    "_ContextManagerMixin.__aenter__": "lock",
    "Semaphore.acquire": "semaphore",
    "Event.wait": "event",
    "Condition.wait": "condition",
    "Barrier.wait": "barrier",
    "Barrier._wait": "barrier",
    "Barrier._block": "barrier",
    "Queue.get": "get",
    "Queue.put": "put",
    "Queue.join": "queue-join",
    "TaskGroup.__aexit__": "group",
    "TaskGroup._aexit": "group",
}
_lanes: dict[int, tuple[str, Any]] = {}


def wrap_locks(locks: Any) -> None:
    """Give what own code makes a key."""
    for name in ("Lock", "Event", "Condition", "Semaphore", "Barrier"):
        cls = getattr(locks, name, None)
        if cls is not None:
            named(cls, name.lower())
    saying(locks.Event, "set", "set")
    saying(locks.Lock, "release", "release")
    saying(locks.Semaphore, "release", "release")
    saying(locks.Condition, "notify", "notify")
    for name, method, after in (
        ("Lock", "acquire", "acquire"),
        ("Semaphore", "acquire", "permit"),
        ("Event", "wait", "pass"),
        ("Condition", "wait", "pass"),
        ("Barrier", "wait", "pass"),
    ):
        _awaiting(getattr(locks, name), method, after)


def wrap_queues(queues: Any) -> None:
    """The same for queues."""
    named(queues.Queue, "queue")
    saying(queues.Queue, "put_nowait", "put")
    saying(queues.Queue, "task_done", "task_done")
    _awaiting(queues.Queue, "get", "get")


def _awaiting(cls: Any, method: str, after: str) -> None:
    """Make a coroutine method say that it has got what it awaits; a barrier also says who arrives."""
    real = getattr(cls, method)

    async def wait(self: Any, *args: Any, **keywords: Any) -> Any:
        thing = thing_of(self)
        if thing is None:
            return await real(self, *args, **keywords)
        if cls.__name__ == "Barrier":
            say("arrive", thing)
        result = await real(self, *args, **keywords)
        say(after, thing)
        return result

    replace(cls, real, wait)


def wrap_loop(base_events: Any) -> None:
    """Wrap the making of tasks, and the loop's life."""
    cls = base_events.BaseEventLoop
    real_create, real_run = cls.create_task, cls.run_forever

    def create_task(self: Any, coro: Any, **keywords: Any) -> Any:
        at, maker = now(), lane_here()
        task = real_create(self, coro, **keywords)
        lane = _lane_of(task, at, maker)
        if task.done():
            say("end", lane=lane)
        return task

    def run_forever(self: Any) -> None:
        say("call", "loop", "")
        try:
            real_run(self)
        finally:
            say("back", "")

    cls.create_task, cls.run_forever = create_task, run_forever


def _lane_of(task: Any, at: int, maker: str) -> str:
    known = _lanes.get(id(task))
    if known is not None and known[1] is task:
        return known[0]
    lane = new_lane()
    _lanes[id(task)] = lane, task
    coro = task.get_coro()
    frame: Any = getattr(coro, "cr_frame", None)
    mine = is_own(frame)
    args: tuple[Any, ...] = ()
    if mine:
        names = frame.f_code.co_varnames[: frame.f_code.co_argcount]
        args = tuple(frame.f_locals[name] for name in names if name in frame.f_locals)
    kind = "task" if mine else "service"
    name = getattr(coro, "__name__", type(coro).__name__)
    text = call_text(coro, args[:1]) if mine else name
    say("start", lane, task.get_name(), kind, False, text, lane=maker, at=at)
    return lane


def wrap_handles(events: Any) -> None:
    """Wrap the running of a callback, which may be a step of a task."""
    cls = events.Handle
    real = cls._run

    def _run(self: Any) -> Any:
        task = getattr(self._callback, "__self__", None)
        if task is None or not hasattr(task, "get_coro"):
            return real(self)
        lane = _lane_of(task, now(), lane_here())
        say("step", task.get_name(), lane=lane)  # Python 3.11 names it after making it
        here.task = lane
        try:
            return real(self)
        finally:
            here.task = None
            _rest(task, lane)

    cls._run = _run


def _rest(task: Any, lane: str) -> None:
    """Say why a task does not go on."""
    if task.done():
        if task.cancelled():
            say("cancelled", lane=lane)
        elif task._exception is not None:
            say("raise", type(task._exception).__name__, lane=lane)
        say("end", lane=lane)
        _lanes.pop(id(task), None)
        return
    state, what = _reason(task)
    say("await", state, what, lane=lane)


def _reason(task: Any) -> tuple[str, str]:
    coro, inner = task.get_coro(), None
    while coro is not None:
        name = getattr(coro, "__qualname__", "")
        frame = getattr(coro, "cr_frame", None)
        if name in AWAITS and frame is not None and not is_own(frame):
            state = AWAITS[name]
            if state == "sleep":
                return state, _seconds(frame)
            return state, thing_of(frame.f_locals.get("self")) or ""
        inner, coro = coro, getattr(coro, "cr_await", None)
    waiter = getattr(task, "_fut_waiter", None)
    known = _lanes.get(id(waiter))
    if known is not None and known[1] is waiter:
        return "task", known[0]
    name = getattr(inner, "__qualname__", "")
    if "Stream" in name or name.startswith(("BaseEventLoop.sock", "BaseSelectorEventLoop.sock")):
        return "io", name.rpartition(".")[2]
    return ("await", "gather") if type(waiter).__name__ == "_GatheringFuture" else ("await", "")


def _seconds(frame: Any) -> str:
    delay = frame.f_locals.get("delay")
    return f"asyncio.sleep({delay:g})" if isinstance(delay, int | float) else ""
