from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as pool:
    try:
        print("main is over")
    finally:
        pool.submit(print, "goodbye")
