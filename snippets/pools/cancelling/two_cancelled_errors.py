import asyncio
import concurrent.futures as pools

for name in ("CancelledError", "InvalidStateError", "TimeoutError"):
    ours, theirs = getattr(pools, name), getattr(asyncio, name)
    print(f"{name}: the same class: {ours is theirs}")
for kind in (pools.CancelledError, asyncio.CancelledError):
    package = kind.__module__.partition(".")[0]
    caught = issubclass(kind, Exception)
    print(f"{package}: except Exception catches it: {caught}")
same = pools.TimeoutError is TimeoutError
print(f"and TimeoutError is the built-in one: {same}")
