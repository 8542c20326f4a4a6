import threading

workers = [threading.Thread(target=print, args=(n,)) for n in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()

# /// script
# [tool.press]
# lanes = '^\d'
# ///
