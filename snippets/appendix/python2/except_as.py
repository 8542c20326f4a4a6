import queue

jobs = queue.Queue()
jobs.put("job 1")
while True:
    try:
        print("got", jobs.get_nowait())
    except queue.Empty as error:
        print("no job left:", type(error).__name__)
        break
