from concurrent.futures import Future, InvalidStateError

answer = Future()
answer.set_result(1)
try:
    answer.set_result(2)
except InvalidStateError as error:
    print(f"{type(error).__name__}: {error}")
print(answer.result())

# /// script
# [tool.press]
# wrong-on-purpose = "结果给了两次 / a result is given twice"
# ///
