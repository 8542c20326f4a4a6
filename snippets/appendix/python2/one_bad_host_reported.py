from concurrent.futures import ThreadPoolExecutor


def ask(host):
    return {"alpha": 5, "delta": 5}[host]


with ThreadPoolExecutor(max_workers=1) as pool:
    answers = {
        host: pool.submit(ask, host)
        for host in ["alpha", "gamma", "delta"]
    }
for host, answer in answers.items():
    if error := answer.exception():
        print(host, "failed:", repr(error))
    else:
        print(host, answer.result())
