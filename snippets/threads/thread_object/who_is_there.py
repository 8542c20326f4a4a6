import threading

release = threading.Event()


def there():
    return sorted(thread.name for thread in threading.enumerate())


readers = [threading.Thread(target=release.wait, name=f"reader-{n}")
           for n in (1, 2)]
print(threading.active_count(), there())
for reader in readers:
    reader.start()
print(threading.active_count(), there())
release.set()
for reader in readers:
    reader.join()
print(threading.active_count(), there())
