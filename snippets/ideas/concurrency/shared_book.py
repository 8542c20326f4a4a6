from collections import deque


def reader(name, pages):
    # 生成器记得自己读到哪一页，这就是读者的便条
    # A generator remembers its page: that is the reader's slip
    for page in range(1, pages + 1):
        yield f"{name} reads page {page}"


# 只有一本书：队首读一页，再排到队尾
# One book: the first in line reads a page, then goes to the end
line = deque([reader("Ann", 3), reader("Ben", 2)])
while line:
    first = line.popleft()
    if page := next(first, None):
        print(page)
        line.append(first)
