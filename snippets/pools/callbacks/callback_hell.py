from concurrent.futures import ThreadPoolExecutor
from threading import Event

poured = Event()


def boil():
    return "water"


def brew(water):
    return f"tea of hot {water}"


def pour(tea):
    return f"cup with {tea}"


with ThreadPoolExecutor(2) as pool:

    def when_boiled(boiling):
        def when_brewed(brewing):
            def when_poured(pouring):
                print(pouring.result())
                poured.set()

            pouring = pool.submit(pour, brewing.result())
            pouring.add_done_callback(when_poured)

        brewing = pool.submit(brew, boiling.result())
        brewing.add_done_callback(when_brewed)

    pool.submit(boil).add_done_callback(when_boiled)
    poured.wait()
