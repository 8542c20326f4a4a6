from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

print(f"this file runs as {__name__}")
with ProcessPoolExecutor(max_workers=1) as pool:
    try:
        print(pool.submit(abs, -1).result())
    except BrokenProcessPool as error:
        print(f"{__name__}: {type(error).__name__}")
    except RuntimeError as error:
        reason = str(error).strip().splitlines()[0]
        print(f"{__name__}: RuntimeError: {reason} ...")
        raise SystemExit(1) from None

# /// script
# [tool.press]
# start-methods = ["spawn"]
# wrong-on-purpose = "没有主模块保护 / no main guard"
# ///
