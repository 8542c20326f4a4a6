import threading

everybody_is_here = threading.Barrier(101)


def answer(request):
    everybody_is_here.wait()


threads = [threading.Thread(target=answer, args=(n,)) for n in range(100)]
for thread in threads:
    thread.start()
print("100 requests, threads besides main:", threading.active_count() - 1)
everybody_is_here.wait()
for thread in threads:
    thread.join()
