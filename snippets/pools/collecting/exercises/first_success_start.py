# exercise: pools/collecting/first_success
from concurrent.futures import ThreadPoolExecutor


def first_success(pool, ask, mirrors):
    # 改好它：所有镜像同时问，返回最先成功的答复，不等更慢的；失败的
    # 不算；全都失败，就抛出其中一个异常。还没开始的任务要取消
    # Mend it: ask all mirrors at once and return the first answer that
    # succeeds, without waiting for slower ones; failures do not count.
    # If all fail, raise one of their exceptions. Cancel what has not
    # begun
    for mirror in mirrors:
        return pool.submit(ask, mirror).result()


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as workers:
        print(first_success(workers, str.upper, ["oslo"]))
