from threading import Condition, Thread

ALL = {"tobacco", "paper", "match"}
table = set()
changed = Condition()
rounds = ["match", "tobacco", "tobacco", "paper", None]


def smoker(own):
    while True:
        with changed:
            # 要么两样一起拿，要么一样也不拿
            # Take both, or take nothing
            changed.wait_for(lambda: table in (ALL - {own}, {"closed"}))
            if table == {"closed"}:
                return
            print(f"{' and '.join(sorted(table))}: {own} smokes")
            table.clear()
            changed.notify_all()


def agent():
    for missing in rounds:
        with changed:
            changed.wait_for(lambda: not table)
            table.update(ALL - {missing} if missing else {"closed"})
            changed.notify_all()


threads = [Thread(target=smoker, args=(own,)) for own in sorted(ALL)]
threads.append(Thread(target=agent))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
