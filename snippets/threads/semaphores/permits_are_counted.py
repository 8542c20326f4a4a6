import threading

permits = threading.Semaphore(3)
taken = [permits.acquire(blocking=False) for _ in range(4)]
print(f"four tries:        {taken}")
print(f"after a timeout:   {permits.acquire(timeout=0.05)}")
permits.release(2)
taken = [permits.acquire(blocking=False) for _ in range(3)]
print(f"after release(2):  {taken}")
