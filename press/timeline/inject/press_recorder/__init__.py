"""Watch what the threads, processes and tasks of an untouched program do, from inside (Python 3.11 to 3.15).

Wraps the primitives, not the interpreter: a call of `lock.acquire` is an event, a line of code is not.  A
module is wrapped when the program has imported it.  Names and pictures are made elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable, MutableMapping
from typing import Any

from . import (
    clock,
    conditions,
    gil,
    locks,
    older_pools,
    pools,
    processes,
    queues,
    sync,
    tasks,
    threads,
    waits,
)
from .events import begin_process
from .own import set_program

Action = Callable[[Any], None]

WRAPPED: dict[str, list[Action]] = {
    "time": [clock.wrap_time],
    "_thread": [threads.wrap_thread],
    "threading": [
        locks.wrap_threading,
        conditions.wrap_threading,
        sync.wrap_threading,
        threads.wrap_threading,
    ],
    "queue": [queues.wrap_queue],
    "socket": [waits.wrap_socket],
    "select": [waits.wrap_select],
    "selectors": [waits.wrap_selectors],
    "subprocess": [waits.wrap_subprocess],
    "multiprocessing.process": [processes.wrap_process],
    "multiprocessing.synchronize": [processes.wrap_synchronize],
    "multiprocessing.queues": [processes.wrap_queues],
    "multiprocessing.connection": [processes.wrap_connection],
    "multiprocessing.pool": [older_pools.wrap_pool],
    "concurrent.futures._base": [pools.wrap_futures],
    "concurrent.futures.thread": [pools.wrap_thread_pool],
    "concurrent.futures.process": [pools.wrap_process_pool],
    "asyncio.locks": [tasks.wrap_locks],
    "asyncio.queues": [tasks.wrap_queues],
    "asyncio.events": [tasks.wrap_handles],
    "asyncio.base_events": [tasks.wrap_loop],
}


def begin(actions: MutableMapping[str, Action], folder: str, program: str) -> None:
    """Record this process into a file in `folder`; `actions` are called after the import of a module."""
    set_program(program)
    begin_process(folder)
    for name, own in WRAPPED.items():
        actions[name] = _in_turn([*([actions[name]] if name in actions else []), *own])
    if os.environ.get("PRESS_TIMELINE_GIL"):
        actions["threading"] = _in_turn([actions["threading"], gil.watch])


def _in_turn(functions: list[Action]) -> Action:
    def act(module: Any) -> None:
        for function in functions:
            function(module)

    return act
