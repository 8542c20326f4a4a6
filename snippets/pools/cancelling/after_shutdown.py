from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as pool:
    answer = pool.submit(pow, 2, 10)
# with 结束时已经关闭；再关一次不算错
# The with statement has shut it down; once more is no error
pool.shutdown()
print(f"results can still be read: {answer.result()}")
for late in (lambda: pool.submit(abs, -1), lambda: pool.map(abs, [])):
    try:
        late()
    except RuntimeError as error:
        print(f"RuntimeError: {error}")
    else:
        print("no error: nothing to submit")
