import threading

everybody_is_here = threading.Barrier(101)


def answer(request):
    everybody_is_here.wait()


threads = [threading.Thread(target=answer, args=(number,))
           for number in range(100)]
for thread in threads:
    thread.start()
print("threads besides main:", threading.active_count() - 1)
everybody_is_here.wait()
for thread in threads:
    thread.join()
