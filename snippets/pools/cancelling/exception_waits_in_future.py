from concurrent.futures import ThreadPoolExecutor

PARCELS = {"Ulm": 3, "Rome": 5}


def deliver(city):
    return f"{city}: {PARCELS[city]} parcels"


with ThreadPoolExecutor() as pool:
    rome = pool.submit(deliver, "Rome")
    bonn = pool.submit(deliver, "Bonn")
print("both are done, nothing was said")
for future in (rome, bonn):
    print(f"exception(): {future.exception()!r}")
for future in (rome, bonn):
    try:
        print(f"result(): {future.result()!r}")
    except KeyError as error:
        print(f"result() raises {error!r}")
        print(f"the same object: {error is future.exception()}")
