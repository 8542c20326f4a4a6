import time
from concurrent.futures import ThreadPoolExecutor


def ask(host):
    # 慢服务器
    # A slow server
    time.sleep(0.01)
    return len(host)


hosts = ["alpha", "beta", "delta", "gamma"]
with ThreadPoolExecutor(max_workers=3) as pool:
    for host, answer in zip(hosts, pool.map(ask, hosts), strict=True):
        print(host, answer)
