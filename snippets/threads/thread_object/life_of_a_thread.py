import threading

main_has_looked = threading.Event()


def work():
    main_has_looked.wait()
    results.append(6 * 7)


def look(moment):
    known = thread.ident is not None
    print(f"{moment:9} alive: {thread.is_alive()!s:5}  "
          f"has a number: {known!s:5}  results: {results}")


results = []
thread = threading.Thread(target=work)
look("created")
thread.start()
look("started")
main_has_looked.set()
thread.join()
look("ended")
