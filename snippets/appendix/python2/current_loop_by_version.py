import asyncio
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError as error:
        print(f"RuntimeError: {error}")
    else:
        print("a new event loop")
        loop.close()
for warning in caught:
    print(f"{warning.category.__name__}: {warning.message}")
