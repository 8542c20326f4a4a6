import asyncio
import warnings


async def job():
    pass


OLD_LINES = [
    "asyncio.get_event_loop_policy()",
    "asyncio.set_event_loop_policy(None)",
    "asyncio.get_child_watcher()",
    "asyncio.iscoroutinefunction(job)",
]

for line in OLD_LINES:
    answer = "works, no warning"
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            eval(line, {"asyncio": asyncio, "job": job})
        except AttributeError as error:
            answer = f"AttributeError: {error}"
    for warning in caught:
        answer = f"{warning.category.__name__}: {warning.message}"
    print(f"{line}\n    {answer}")
